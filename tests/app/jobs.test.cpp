// Threads change nothing: not the output, not the messages and their order, not what is counted.
#include <filesystem>
#include <map>

#include "app/entangled.hpp"
#include "support/catch.hpp"
#include "support/conversion.hpp"

namespace fs = std::filesystem;
using namespace bibconv;
using namespace bibconv::test;

namespace {

// All that a conversion says and does.
std::string account_of(const Conversion& conversion) {
    std::ostringstream all;
    all << conversion.text << "\n--- " << conversion.counts.entries << ' ' << conversion.counts.items << '\n';
    for (const Diagnostic& one : conversion.diagnostics) {
        all << to_string(one.severity) << ' ' << one.id << ' ' << one.message << ' ' << one.span.offset << '+'
            << one.span.length << ' ' << one.span.line << ':' << one.column << ' ' << one.line_text << '\n';
    }
    for (const auto& [kind, account] : conversion.losses.accounts()) {
        all << kind << ' ' << account.count << ' ' << account.example << ' ' << account.first.offset << '\n';
        for (const auto& [name, loss] : account.names)
            all << name << ' ' << loss.count << ' ' << loss.first.line << '\n';
    }
    return all.str();
}

std::string convert_with(const Format& from, const Format& to, const std::string& text, unsigned jobs,
                         std::size_t passage) {
    Options options;
    options.jobs = jobs;
    options.passage = passage;
    return account_of(convert_text(from.name, to.name, text, options));
}

std::string entangled_json() {
    std::string text = "[\n";
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        const std::string id = i % 9 == 0 ? "" : R"("id": "a b)" + std::to_string(i % 50) + "\", ";
        text += "  {" + id + R"("type": "book", "title": "Title )" + n + R"(", "foreign": [1, )" + n + "]},\n";
        if (i % 13 == 0) text += "  {\"id\": \"open" + n + "\", \"title\": \"never closed\n";
        if (i % 17 == 0) text += "  \"stray\",\n  {\"id\": \"x\", \"id\": \"twice\"},\n";
    }
    return text + R"(  {"id": "z", "type": "book", "title": "Last"}])" + "\n";
}

struct Material {
    const Format& format;
    std::string name, text;
};

std::vector<Material> material() {
    std::vector<Material> all;
    all.push_back({*find_format("bibtex"), "entangled.bib", entangled_bib()});
    all.push_back({*find_format("csl-json"), "entangled.json", entangled_json()});
    for (const char* folder : {BIBCONV_SOURCE_DIR "/samples", BIBCONV_SOURCE_DIR "/../shared/corpus/bib"}) {
        if (!fs::is_directory(folder)) {
            std::cout << folder << " is not here\n";
            continue;
        }
        for (const auto& file : fs::directory_iterator(folder)) {
            const Format* format = format_of_path(file.path().string());
            if (format == nullptr || format->read == nullptr || file.file_size() > 200'000) continue;
            all.push_back({*format, file.path().filename().string(), *read_file(file.path().string())});
        }
    }
    return all;
}

}  // namespace

TEST_CASE("any number of jobs gives the same", "[convert][jobs][long]") {
    for (const Material& one : material()) {
        const bool entangled = one.name.starts_with("entangled");
        for (const Format* to : formats()) {
            if (to->make_writer == nullptr) continue;
            for (const std::size_t passage : {std::size_t{1}, std::size_t{1000}}) {
                const std::string expected = convert_with(one.format, *to, one.text, 1, passage);
                for (const unsigned jobs : entangled ? std::vector{2U, 4U, 8U} : std::vector{3U}) {
                    CAPTURE(one.name, to->name, passage, jobs);
                    REQUIRE(convert_with(one.format, *to, one.text, jobs, passage) == expected);
                }
            }
        }
    }
}

TEST_CASE("passages of any size give the same items", "[convert][jobs]") {
    for (const Material& one : material()) {
        if (!one.name.starts_with("entangled")) continue;
        for (const Format* to : formats()) {
            if (to->make_writer == nullptr) continue;
            const std::string whole = convert_with(one.format, *to, one.text, 1, one.text.size());
            for (const std::size_t passage : {1U, 77U, 4096U}) {
                CAPTURE(one.name, to->name, passage);
                CHECK(convert_with(one.format, *to, one.text, 1, passage) == whole);
            }
        }
    }
}

TEST_CASE("several inputs follow each other, also where some cannot be cut", "[convert][jobs]") {
    const std::string bib = entangled_bib();
    const std::string page = convert_text("bibtex", "badges", "@book{p, title = {P}, year = 2001}\n").text;
    std::map<unsigned, std::string> texts;
    for (const unsigned jobs : {1U, 4U}) {
        std::istringstream a(bib), b(page), c(bib), d(""), e(entangled_json());
        const std::vector<Input> inputs = {{a, "a", *find_format("bibtex")},
                                           {b, "b", *find_format("badges")},
                                           {c, "c", *find_format("biblatex")},
                                           {d, "d", *find_format("bibtex")},
                                           {e, "e", *find_format("csl-json")}};
        Options options;
        options.jobs = jobs;
        options.passage = 100;
        Reports reports;
        std::ostringstream out;
        Conversion result;
        result.counts = convert(inputs, *find_format("biblatex"), out, reports, result.losses, options);
        result.text = out.str();
        result.diagnostics = std::move(reports.all);
        texts[jobs] = account_of(result);
    }
    CHECK(texts[1] == texts[4]);
}

TEST_CASE("an output that breaks ends the work of all threads", "[convert][jobs]") {
    struct Broken : std::streambuf {
        std::size_t left = 2000;
        int_type overflow(int_type c) override {
            if (left == 0) throw std::runtime_error("the disk is full");
            --left;
            return c;
        }
    };
    for (const unsigned jobs : {1U, 4U}) {
        Broken buffer;
        std::ostream out(&buffer);
        out.exceptions(std::ios::badbit);
        std::istringstream in(entangled_bib());
        Reports reports;
        LossLedger losses;
        Options options;
        options.jobs = jobs;
        options.passage = 100;
        CHECK_THROWS_WITH(
            convert({{in, "in", *find_format("bibtex")}}, *find_format("csl-json"), out, reports, losses, options),
            "the disk is full");
    }
}
