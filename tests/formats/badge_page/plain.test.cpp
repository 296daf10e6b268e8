// Pages made from records that never saw one.
#include "support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::badge_page::test;

namespace {

bool holds(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a conference paper of the owner", "[plain]") {
    const std::string page =
        write({entry("paper-conference",
                     {{"title", RichText("On *Stars*")},
                      {"author", names({person("Ann", "Example"), person("Bob", "Sample")}, true)},
                      {"container-title", RichText("International Conference on Machine Learning (ICML)")},
                      {"issued", year(2024)},
                      {"eprint", std::string("2401.00001")},
                      {"eprint-type", std::string("arXiv")},
                      {"citations", std::string("7")}})},
              me("A. Example"));
    CHECK(page == R"(# Publications

<span><img src="https://img.shields.io/badge/Total_Citations-7-4285F4?style=flat-square&logo=google-scholar" alt="Total Citations"></span>

## Peer-Reviewed Conference Papers

<div class="pub-entry first-author">

### **On \*Stars\***
<div class="pub-badges">
  <span><img src="https://img.shields.io/badge/Role-First_Author-007ec6?style=flat-square" alt="First Author"></span>
  <a href="https://arxiv.org/abs/2401.00001"><img src="https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg?style=flat-square" alt="arXiv"></a>
  <a href="https://icml.cc/"><img src="https://img.shields.io/badge/ICML_2024-Main_Conference-b5522a?style=flat-square" alt="ICML 2024"></a>
  <span><img src="https://img.shields.io/badge/Cited_by-7-4285F4?style=flat-square&logo=google-scholar" alt="Citations: 7"></span>
</div>

* **Authors:** **Ann Example**, Bob Sample, et al.
* **Venue:** International Conference on Machine Learning (ICML), 2024

</div>
)");
}

TEST_CASE("roles follow from the owner's place among the authors", "[plain]") {
    const auto role = [](Value authors, const char* owner, Value annotation = std::string()) {
        const std::string page =
            write({entry("article-journal",
                         {{"title", RichText("T")}, {"author", authors}, {"bibtex:author+an", annotation}})},
                  me(owner));
        const std::size_t at = page.find("Role-");
        return at == std::string::npos ? std::string("none") : page.substr(at + 5, page.find("?", at) - at - 12);
    };
    const Value two = names({person("Ann", "Example"), person("José", "García Núñez")});
    CHECK(role(two, "Ann Example") == "First_Author");
    CHECK(role(two, "Jose Garcia Nunez") == "Co--Author");
    CHECK(role(two, "García Núñez José") == "Co--Author");
    CHECK(role(two, "Nobody Here") == "none");
    CHECK(role(two, "José García Núñez", std::string("1=equal;2=equal")) == "Co--First_Author");
    CHECK(role(two, "Ann Example", std::string("1=equal;2=equal")) == "Co--First_Author");
    CHECK(role(names({person("Ann", "Example*"), person("Bob", "Sample*")}), "Bob Sample") == "Co--First_Author");
}

TEST_CASE("an unknown venue gets a readable badge", "[plain]") {
    const auto venue = [](const char* title, const char* type) {
        const std::string page = write(
            {entry(type, {{"title", RichText("T")}, {"container-title", RichText(title)}, {"issued", year(2020)}})});
        const std::size_t begin = page.find("/badge/") + 7;
        return page.substr(begin, page.find('?', begin) - begin);
    };
    CHECK(venue("Workshop on Unknown Things (WUT 2020)", "paper-conference") == "WUT_2020-Workshop-4c566a");
    CHECK(venue("Physical Review D", "article-journal") == "Physical_Review_D_2020-Journal-4c566a");
    CHECK(venue("Proceedings of the Very Long Name of Some Conference on Everything", "paper-conference") ==
          "Proceedings%20of%20the%20Very%20Long%20Name%E2%80%A6%202020-Conference-4c566a");
}

TEST_CASE("links become badges, each once", "[plain]") {
    const std::string page =
        write({entry("article-journal", {{"title", RichText("T")},
                                         {"DOI", std::string("10.1000/x(1)")},
                                         {"URL", std::string("https://doi.org/10.1000/x(1)")},
                                         {"pdf", std::string("papers/x.pdf")},
                                         {"code", std::string("https://gitlab.com/a/b")},
                                         {"dataset", std::string("https://zenodo.org/records/1")},
                                         {"slides", std::string("https://e.org/s, https://e.org/t")},
                                         {"video", std::string("https://youtu.be/x?si=y")},
                                         {"poster", std::string("https://e.org/p")},
                                         {"website", std::string("https://www.e.org/")}})});
    CHECK(holds(page,
                "<a href=\"https://doi.org/10.1000/x(1)\"><img "
                "src=\"https://img.shields.io/badge/DOI-10.1000%2Fx(1)-0a7a5c?style=flat-square\" alt=\"DOI\"></a>"));
    CHECK_FALSE(holds(page, "badge/Link-"));
    CHECK(holds(page, "<a href=\"papers/x.pdf\"><img src=\"https://img.shields.io/badge/Paper-PDF-"));
    CHECK(holds(page, "badge/Code-GitLab-181717?logo=gitlab&style=flat-square"));
    CHECK(holds(page, "badge/Dataset-Zenodo-"));
    CHECK(holds(page, "<a href=\"https://e.org/s\">"));
    CHECK(holds(page, "<a href=\"https://e.org/t\">"));
    CHECK(holds(page,
                "<a href=\"https://youtu.be/x?si=y\"><img "
                "src=\"https://img.shields.io/badge/Video-YouTube-FF0000?logo=youtube"));
    CHECK(holds(page, "badge/Poster-"));
    CHECK(holds(page, "badge/Website-e.org-"));
}

TEST_CASE("sections come from types, newest first, undated last", "[plain]") {
    const std::string page =
        write({entry("thesis", {{"title", RichText("Thesis")}, {"issued", year(2001)}}),
               entry("article-journal", {{"title", RichText("Undated")}}),
               entry("article-journal", {{"title", RichText("Old")}, {"issued", year(1999)}}),
               entry("article-journal", {{"title", RichText("New")}, {"issued", year(2020)}}),
               entry("song", {{"title", RichText("Song")}}),
               entry("speech",
                     {{"title", RichText("Talk")}, {"issued", year(2019)}, {"event-title", RichText("Somewhere")}})});
    const char* const order[] = {"## Journal Articles",
                                 "**New**",
                                 "**Old**",
                                 "**Undated**",
                                 "---",
                                 "## Talks",
                                 "<div class=\"year-divider\">2019</div>",
                                 "**Talk**",
                                 "## Theses",
                                 "**Thesis**",
                                 "## Other Publications",
                                 "**Song**"};
    std::size_t at = 0;
    for (const char* part : order) {
        CAPTURE(part, page);
        const std::size_t found = page.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found;
    }
}

TEST_CASE("a page made from records is read back as the same page", "[plain]") {
    const std::string page =
        write({entry("article-journal", {{"title", RichText("Old")},
                                         {"author", names({person("Ann", "Example")})},
                                         {"container-title", RichText("Annals of Things")},
                                         {"volume", std::string("12")},
                                         {"issue", std::string("3")},
                                         {"page", std::string("45-67")},
                                         {"DOI", std::string("10.1000/1")},
                                         {"issued", year(1999)}}),
               entry("book", {{"title", RichText("Book")}, {"publisher", RichText("P & Q")}, {"issued", year(2003)}})},
              me("Ann Example"));
    CHECK(write(read(page).items) == page);

    auto again = read(page);
    const Entry& article = *again.entries().front();
    CHECK(article.fields.text("container-title") == "Annals of Things");
    CHECK(article.fields.text("volume") == "12");
    CHECK(article.fields.text("issue") == "3");
    CHECK(article.fields.text("page") == "45-67");
}

TEST_CASE("a venue without a year is read back from its badge, and shown once", "[plain]") {
    for (const char* title : {"Annals of {Things}", "Annals -", "-", "{"}) {
        const std::string page =
            write({entry("article-journal", {{"title", RichText("T")}, {"container-title", RichText(title)}})});
        CAPTURE(page);
        auto again = read(page);
        const Fields& fields = again.entries().front()->fields;
        CHECK(fields.text("container-title") == title);
        CHECK_FALSE(fields.has("badges"));
        CHECK_FALSE(fields.has("page-overrides"));
        CHECK(write(again.items) == page);
    }
}

TEST_CASE("of a badge that stands twice, one is the entry's own", "[plain]") {
    std::string page =
        write({entry("article-journal", {{"title", RichText("T")}, {"container-title", RichText("Annals")}})});
    const std::size_t begin = page.find("  <span>");
    const std::string badge = page.substr(begin, page.find('\n', begin) + 1 - begin);
    page.insert(begin, badge);
    auto again = read(page);
    CHECK(again.entries().front()->fields.text("badges") == "![Annals](Annals-Journal-4c566a)");
    CHECK(write(again.items) == page);
}

TEST_CASE("a title that ends in a backslash keeps the marks behind it", "[plain]") {
    for (const std::string title : {"A\\", "A\\\\"}) {
        for (const std::string blank : {"", " "}) {
            const std::string page = write({entry("article-journal", {{"title", RichText(title + blank)}})});
            CHECK(read(page).entries().front()->fields.text("title") == title);
        }
    }
}

TEST_CASE("pages behind a venue without a volume are pages", "[plain]") {
    struct Row {
        const char *line, *issue, *page;
    };
    constexpr Row rows[] = {
        {"Proceedings of Things, 811–815, 2024", "", "811-815"},
        {"Proceedings of Things, 998–2005, 2024", "", "998-2005"},
        {"Proceedings of Things, (4):5–8, 2024", "4", "5-8"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const std::string page =
            "# P\n\n## Journal Articles\n\n<div class=\"pub-entry\">\n\n### **T**\n\n"
            "* **Authors:** Ann Example\n* **Venue:** " +
            std::string(row.line) + "\n\n</div>\n";
        auto collected = read(page);
        const Fields& fields = collected.entries().front()->fields;
        CHECK(fields.text("container-title") == "Proceedings of Things");
        CHECK(fields.text("issue") == row.issue);
        CHECK(fields.text("page") == row.page);
        CHECK(write(collected.items) == page);
    }
}

TEST_CASE("a venue that only looks like a volume stays a venue", "[plain]") {
    for (const char* title : {"Symposium, 12",
                              "Things, 12(3",
                              "Things, 12:",
                              "Things, Vol. 1(2)",
                              "Things, (3)",
                              "Things, (3",
                              "Things, (",
                              "Things, :1",
                              "Letters, 1919–1921",
                              "Things, 12–",
                              "Things, 1–2–3",
                              "The War, 1939–45",
                              "Europe, 1789–1914",
                              "Congress, (5th): Abstracts",
                              "Congress, (2024):Abstracts",
                              "Things, (3–4):5–6",
                              "Things, 12(3–4)",
                              "Things, 12–13(4)",
                              "Things, 12(3):5–6–7",
                              "Handbook, 2nd (revised)",
                              "Congress, 3rd: part"}) {
        CAPTURE(title);
        const std::string page =
            write({entry("article-journal",
                         {{"title", RichText("T")}, {"container-title", RichText(title)}, {"issued", year(1999)}})});
        auto again = read(page);
        CHECK(again.entries().front()->fields.text("container-title") == title);
        CHECK(write(again.items) == page);
    }
}

TEST_CASE("a DOI is one in every spelling", "[plain]") {
    for (const char* doi : {"10.1000/x", "https://doi.org/10.1000/x", "http://dx.doi.org/10.1000/x", "doi:10.1000/x"}) {
        const std::string page = write({entry("book", {{"title", RichText("T")}, {"DOI", std::string(doi)}})});
        CAPTURE(doi, page);
        CHECK(holds(page, "<a href=\"https://doi.org/10.1000/x\">"));
        CHECK(holds(page, "DOI-10.1000%2Fx-"));
    }
}

TEST_CASE("what a page does not show is reported", "[plain]") {
    Reports reports;
    LossLedger losses;
    Options options;
    std::ostringstream out;
    const auto writer = badge_page::make_page_writer(out, {reports, losses, options});
    writer->put(
        entry("article-journal",
              {{"title", RichText("T")}, {"ISSN", std::string("1234-5678")}, {"bibtex:file", std::string("x.pdf")}}));
    writer->put(Directive{Directive::Kind::comment, {}, "a comment", {}, {}});
    writer->finish();
    CHECK(losses.accounts().at("field").count == 2);
    CHECK(losses.accounts().at("directive").count == 1);
    CHECK(reports.has("page.no-owner"));
}

TEST_CASE("a field that only decides about others is shown where it does", "[plain]") {
    const auto losses_of = [](const Entry& entry) {
        Reports reports;
        LossLedger losses;
        std::ostringstream out;
        const Options options = me("Ann Example");
        const auto writer = badge_page::make_page_writer(out, {reports, losses, options});
        writer->put(entry);
        writer->finish();
        std::string example;
        for (const auto& [kind, account] : losses.accounts()) example += account.example;
        return example;
    };
    const Value authors = names({person("Ann", "Example"), person("Bob", "Sample")});
    const auto with = [&](const char* field, Value value) {
        return losses_of(entry("paper-conference", {{"title", RichText("T")}, {"author", authors}, {field, value}}));
    };
    CHECK(with("bibtex:author+an", std::string("1=equal; 2=equal")) == "");
    CHECK(with("bibtex:author+an", std::string("2=corresponding")) == "field 'bibtex:author+an' of 'key'");
    CHECK(with("keyword", RichText("tech: FP8")) == "");
    CHECK(with("keyword", RichText("tech: FP8, stars")) == "field 'keyword' of 'key'");
    CHECK(with("language", std::string("ja")) == "");
    CHECK(with("language", std::string("en")) == "field 'language' of 'key'");
}

TEST_CASE("a paragraph that looks like another block stays a paragraph", "[plain]") {
    const auto paragraph = [](const char* text) {
        const std::string page = write({entry("book", {{"title", RichText("T")}, {"annote", RichText(text)}})});
        const std::size_t begin = page.find("**T**\n\n") + 7;
        return page.substr(begin, page.find('\n', begin) - begin);
    };
    CHECK(paragraph("# head") == "\\# head");
    CHECK(paragraph("  # head") == "\\# head");
    CHECK(paragraph("* item") == "\\* item");
    CHECK(paragraph("* * *") == "\\* * *");
    CHECK(paragraph("_ _ _") == "\\_ _ _");
    CHECK(paragraph("- item") == "\\- item");
    CHECK(paragraph("2. item") == "2\\. item");
    CHECK(paragraph("> quote") == "\\> quote");
    CHECK(paragraph("    code") == "code");
    CHECK(paragraph("1984 was a year") == "1984 was a year");
}

TEST_CASE("a venue is known by its abbreviation in brackets, its whole name, or its abbreviation", "[plain][venues]") {
    const auto badge = [](const char* title) {
        const std::string page =
            write({entry("paper-conference",
                         {{"title", RichText("T")}, {"container-title", RichText(title)}, {"issued", year(2024)}})});
        const std::size_t begin = page.find("/badge/") + 7;
        return page.substr(begin, page.find('?') - begin);
    };
    const std::string icml = "ICML_2024-Main_Conference-b5522a";
    CHECK(badge("Proceedings of the 41st International Conference on Machine Learning") == icml);
    CHECK(badge("international conference on machine learning, volume 7") == icml);
    CHECK(badge("Icml") == icml);
    CHECK(badge("Some Long Name of It (ICML 2024)") == icml);
    // Longer names, and those of others that hold it.
    CHECK(badge("International Conference on Machine Learning and Applications (ICMLA)") ==
          "ICMLA_2024-Conference-4c566a");
    CHECK(badge("International Conference on Machine Learning and Applications") ==
          "International%20Conference%20on%E2%80%A6%202024-Conference-4c566a");
    CHECK(badge("Pacific-Asia Conference on Knowledge Discovery and Data Mining (PAKDD)") ==
          "PAKDD_2024-Conference-4c566a");
    CHECK(badge("Empirical Methods in Natural Language Processing and the 9th Conference on Things (EMNLP-IJCNLP)") ==
          "EMNLP_2024-Main_Conference-b02a37");
    CHECK(badge("Neural Information Processing Systems (NIPS)") == "NeurIPS_2024-Main_Conference-6b2fb3");
    CHECK(badge("International Conference on Machine Learning (PMLR)") == icml);
    CHECK(badge("ICML24 (Machine Learning) Some Consortium (SCO)") == icml);
    CHECK(badge("Conference on Tai Chi and Health") == "Conference_on_Tai_Chi_and_Health_2024-Conference-4c566a");
    // Parts of a conference.
    CHECK(badge("Findings of the Association for Computational Linguistics: EMNLP 2024") ==
          "EMNLP_2024-Findings-b02a37");
    CHECK(badge("Annual Meeting of the Association for Computational Linguistics: System Demonstrations") ==
          "ACL_2024-Demonstrations-b02a37");
}

TEST_CASE("citations are counted with and without marks of thousands", "[plain]") {
    std::vector<Item> items;
    for (const char* count : {"1,123", "7", "2 000", "1,5"})
        items.emplace_back(entry("article", {{"title", RichText("T")}, {"citations", std::string(count)}}));
    CHECK(holds(write(items), "Total_Citations-3131-"));
}

TEST_CASE("fields of al-folio and Hugo are links when they are addresses", "[plain]") {
    const std::string page = write({entry("article", {{"title", RichText("T")},
                                                      {"URL", std::string("https://e.org/?a=1&amp;b=2&amp;c=3")},
                                                      {"bibtex:blog", RichText("https://blog.e.org/x")},
                                                      {"bibtex:url_preprint", RichText("https://e.org/p")},
                                                      {"bibtex:url_link", RichText("see the shop")},
                                                      {"bibtex:supp", RichText("supp.pdf")}})});
    CHECK(holds(page, "<a href=\"https://e.org/?a=1&b=2&c=3\"><img"));
    CHECK(holds(page, "<a href=\"https://blog.e.org/x\"><img src=\"https://img.shields.io/badge/Blog-blog.e.org-"));
    CHECK(holds(page, "<a href=\"https://e.org/p\"><img src=\"https://img.shields.io/badge/Preprint-e.org-"));
    CHECK_FALSE(holds(page, "shop"));
    CHECK_FALSE(holds(page, "supp"));
}
