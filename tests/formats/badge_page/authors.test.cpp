// Lists of authors: whose page it is, marks of contribution, and numbers that are no part of a name.
#include "support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::badge_page::test;

namespace {

std::string authors_line(const std::string& page) {
    const std::size_t begin = page.find("* **Authors:** ") + 15;
    return page.substr(begin, page.find('\n', begin) - begin);
}

std::string listed(std::initializer_list<Name> authors, const char* owner) {
    return authors_line(write({entry("article", {{"title", RichText("T")}, {"author", names(authors)}})}, me(owner)));
}

const std::string page_before = "# P\n\n## Preprints\n\n<div class=\"pub-entry\">\n\n### **T**\n\n* **Authors:** ";
const std::string page_behind = "\n\n</div>\n";

Fields read_list(const std::string& authors) {
    return read(page_before + authors + page_behind).entries().front()->fields;
}

}  // namespace

TEST_CASE("only one author is the owner: the one named in full, else the first who may be", "[authors]") {
    CHECK(listed({person("H.", "Mori"), person("Hana", "Mori")}, "Hana Mori") == "H. Mori, **Hana Mori**");
    CHECK(listed({person("Hana", "Mori"), person("H.", "Mori")}, "H. Mori") == "Hana Mori, **H. Mori**");
    CHECK(listed({person("Ann", "Example"), person("H.", "Mori")}, "Hana Mori") == "Ann Example, **H. Mori**");
    CHECK(listed({person("Hiro", "Mori"), person("Hana", "Mori")}, "Hana M. Mori") == "Hiro Mori, **Hana Mori**");
}

TEST_CASE("DBLP's numbers are not shown", "[authors]") {
    CHECK(listed({person("Wei Wang", "0001"), person("Jane", "Doe 0002")}, "Wei Wang") == "**Wei Wang**, Jane Doe");
    CHECK(listed({person("Agent", "1007")}, "Nobody") == "Agent 1007");
}

TEST_CASE("marks behind names are no part of them", "[authors]") {
    CHECK(listed({person("Jane", "Doe*†"), person("Bo", "Roe")}, "Jane Doe") == "**Jane Doe**\\*†, Bo Roe");
    for (const char* list : {R"(**Jane Doe**\*, Bo Roe\*†, Al Poe)", "Jane Doe‡, **Bo Roe**", "Jane Doe<sup>1,2</sup>",
                             R"(**Jane Doe\***, Bo Roe*)", "Jane Doe<sup>*</sup>, 森 花†",
                             R"(Jane Doe<sup>1,\*</sup>, Bo Roe<sup>2</sup>)"}) {
        CAPTURE(list);
        const Fields fields = read_list(list);
        for (const Name& name : fields.get<NameList>("author")->names) {
            CHECK(name.family.find_first_of("*0123456789") == std::string::npos);
            CHECK(name.family.find("†") == std::string::npos);
        }
        CHECK(write(read(page_before + list + page_behind).items) == page_before + list + page_behind);
    }
    CHECK(read_list(R"(**Jane Doe**\*, Bo Roe\*†, Al Poe)").text("bibtex:author+an") == R"(1="*"; 2="*†")");
    CHECK(read_list(R"(**Jane Doe**\*, Bo Roe\*†, Al Poe)").text("page-overrides").find("Authors") ==
          std::string::npos);
}

TEST_CASE("lists are parted as people do", "[authors]") {
    const auto read_names = [](const std::string& list) {
        std::string names;
        const Fields fields = read_list(list);
        const auto* authors = fields.get<NameList>("author");
        for (const Name& name : authors->names) names += name.given + '|' + name.family + ' ';
        return names + (authors->others ? "..." : "");
    };
    CHECK(read_names("**Ana Silva**, Bob Lee, and Eve Fox") == "Ana|Silva Bob|Lee Eve|Fox ");
    CHECK(read_names("**Ana Silva** and Bob Lee") == "Ana|Silva Bob|Lee ");
    CHECK(read_names("Ana Silva, Bob Lee & Eve Fox") == "Ana|Silva Bob|Lee Eve|Fox ");
    CHECK(read_names("Ana Silva &amp; Bob Lee") == "Ana|Silva Bob|Lee ");
    CHECK(read_names("Ana Silva; Bob Lee; Carol Wu") == "Ana|Silva Bob|Lee Carol|Wu ");
    CHECK(read_names("Silva, Ana; Lee, Bob; et al.") == "Ana|Silva Bob|Lee ...");
    CHECK(read_names("**Silva, Ana**; Lee, Bob") == "Ana|Silva Bob|Lee ");
    CHECK(read_names("Silva, A., Lee, B.-C. D., & **Wu, C.**") == "A.|Silva B.-C. D.|Lee C.|Wu ");
    CHECK(read_names("Ana Silva, Bob Lee and others") == "Ana|Silva Bob|Lee ...");
    CHECK(read_names("Ana Silva, and others") == "Ana|Silva ...");
    CHECK(read_names("Institute of Science and Technology Research") == "Institute|Technology Research ");
    CHECK(read_names("Sammy Davis, Jr.").find("Davis") != std::string::npos);
    for (const char* list : {"**Ana Silva**, Bob Lee, and Eve Fox", "Silva, A., & **Lee, B.**", "Ana Silva; Bob Lee"}) {
        CAPTURE(list);
        CHECK(write(read(page_before + list + page_behind).items) == page_before + list + page_behind);
    }
}

TEST_CASE("a star makes equals of two, not of one", "[authors]") {
    const auto role = [](const char* other) {
        const std::string page = write(
            {entry("article", {{"title", RichText("T")},
                               {"author", names({person("Jane", "Doe*"), person("Bo", other), person("Al", "Poe")})}})},
            me("Jane Doe"));
        return page.find("Co--First_Author") != std::string::npos;
    };
    CHECK(role("Roe*"));
    CHECK_FALSE(role("Roe"));
}
