#include "formats/badge_page/authors_text.hpp"

#include <algorithm>
#include <array>

#include "markup/markdown.hpp"
#include "model/name_text.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::array<std::string_view, 5> others_marks = {"(他)", "他", "et al.", "et al", "and others"};

struct Listed {
    std::string name, alias;
    bool bold = false;
};

// "藤井一喜(Kazuki Fujii)" is a name and its spelling in another script.
Listed listed(std::string text) {
    Listed result;
    const std::size_t open = text.find('(');
    if (text.ends_with(')') && open != std::string::npos && open > 0 && text[open - 1] != ' ') {
        result.alias = text.substr(open + 1, text.size() - open - 2);
        text.resize(open);
    }
    result.name = std::move(text);
    return result;
}

std::vector<Listed> split(std::string_view text) {
    std::vector<Listed> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(", "), text.size());
        std::string_view name = text.substr(0, end);
        text.remove_prefix(std::min(end + 2, text.size()));
        const bool bold = name.size() > 4 && name.starts_with("**") && name.ends_with("**");
        if (bold) name = name.substr(2, name.size() - 4);
        names.push_back(listed(plain_text(markup::parse_markdown(name))));
        names.back().bold = bold;
    }
    return names;
}

bool ends_in_cjk(const NameList& list) {
    return !list.names.empty() && text::has_cjk(model::display_name(list.names.back()));
}

}  // namespace

std::string authors_text(const NameList& list, const model::Owner& owner) {
    std::string out;
    for (const Name& name : list.names) {
        if (!out.empty()) out += ", ";
        const std::string alias = name.alias.empty() ? owner.alias(name) : name.alias;
        const std::string shown =
            markup::markdown(RichText(model::display_name(name) + (alias.empty() ? "" : '(' + alias + ')')));
        out += owner.is(name) ? "**" + shown + "**" : shown;
    }
    if (list.others) out += ends_in_cjk(list) ? ", (他)" : ", et al.";
    return out;
}

NameList parse_authors_text(std::string_view text, const model::Owner& owner) {
    NameList list;
    for (Listed& item : split(text)) {
        if (std::ranges::find(others_marks, item.name) != others_marks.end()) {
            list.others = true;
            continue;
        }
        Name name = model::parse_display_name(item.name);
        if (owner.alias(name) != item.alias) name.alias = std::move(item.alias);
        list.names.push_back(std::move(name));
    }
    return list;
}

std::vector<std::string> bold_names(std::string_view text) {
    std::vector<std::string> names;
    for (const Listed& item : split(text)) {
        if (item.bold) names.push_back(item.alias.empty() ? item.name : item.name + " = " + item.alias);
    }
    return names;
}

}  // namespace bibconv::badge_page
