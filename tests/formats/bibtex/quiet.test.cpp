// Where only the bytes of entries are wanted, values are read that may have something to tell, and no others.
#include "formats/bibtex/quiet.hpp"

#include "formats/bibtex/support.hpp"
#include "support/catch.hpp"
#include "support/corpus.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

struct Account {
    std::string messages;
    std::string keys;
    std::size_t fields = 0;
};

Account read(const std::string& text, bool bytes_only) {
    std::istringstream in(text);
    Messages messages;
    Collector collector;
    Definitions macros;
    bibtex::bibtex.read(in, collector, {0, messages, {}, macros, bytes_only});
    Account account{messages.text(), {}, 0};
    for (const Item& item : collector.items) {
        const auto* entry = std::get_if<Entry>(&item);
        if (entry == nullptr) continue;
        account.keys += entry->key + '\n';
        account.fields += entry->fields.size();
    }
    return account;
}

}  // namespace

TEST_CASE("a value that says nothing strange is quiet", "[quiet]") {
    using bibtex::is_quiet;
    CHECK(is_quiet("Kurt G{\\\"o}del \\& Sons, $x^2$"));
    CHECK_FALSE(is_quiet("\\unknown"));
    CHECK_FALSE(is_quiet("\\"));

    using bibtex::is_quiet_list;
    CHECK(is_quiet_list("Doe, Jr., Jane and {Sons, Daughters and others}"));
    CHECK_FALSE(is_quiet_list("Doe, A, B, C"));
    CHECK_FALSE(is_quiet_list("Doe and and Roe"));
}

TEST_CASE("what is told is the same, whether all of an entry is wanted or its bytes only", "[quiet]") {
    const auto check = [](const std::string& text) {
        const Account all = read(text, false);
        const Account bytes = read(text, true);
        CHECK(all.messages == bytes.messages);
        CHECK(all.keys == bytes.keys);
        CHECK(bytes.fields <= all.fields);
    };
    for (const auto& file : corpus()) {
        INFO(file);
        check(file_text(file));
    }
    check("@misc{a, author = {A, B, C, D}}");
    check("@misc{a, composer = {A and and B}, title = {T}, title = \"U\"}");
    check("@misc{a, csl:guest = {A and}, month = foo}");
    check("@xdata{a, title = {\\foo}}\n@misc{b, title = {\\foo \\bar}}");
}

TEST_CASE("of quiet entries nothing is read that is not wanted", "[quiet]") {
    CHECK(read("@misc{a, author = {Jane Doe}, title = {T}, year = 2000}", true).fields == 0);
}
