#include "formats/badge_page/authors_text.hpp"

#include "formats/badge_page/parted_names.hpp"
#include "markup/markdown.hpp"
#include "model/name_text.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

struct Listed {
    std::string name, alias, marks;
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
    for (const std::string& piece : parted_names(text)) {
        std::string_view name = piece;
        std::string marks = take_marks(name);
        const bool bold = name.size() > 4 && name.starts_with("**") && name.ends_with("**");
        if (bold) {
            name = name.substr(2, name.size() - 4);
            marks.insert(0, take_marks(name));
        }
        names.push_back(listed(plain_text(markup::parse_markdown(name))));
        names.back().bold = bold;
        names.back().marks = std::move(marks);
    }
    return names;
}

bool ends_in_cjk(const std::vector<MarkedName>& names) {
    return !names.empty() && text::has_cjk(model::display_name(names.back().name()));
}

// With one blank where there are several, or control characters: readers of the page see one.
std::string in_words(std::string_view text) {
    std::string words;
    for (const char c : text) {
        if (!text::is_blank_or_control(c))
            words += c;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    return std::string(text::trimmed(words));
}

std::string shown_name(const Name& name, const model::Owner& owner) {
    std::string shown = model::display_name(name);
    const std::string alias = name.alias.empty() ? owner.alias(name) : name.alias;
    if (!alias.empty()) shown.append("(").append(alias).append(")");
    return markup::markdown_of_text(in_words(shown));
}

}  // namespace

std::string authors_text(const std::vector<MarkedName>& names, bool others, std::optional<std::size_t> own,
                         const model::Owner& owner) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string shown = shown_name(names[i].name(), owner);
        if (shown.empty()) continue;
        if (own == i) shown = "**" + shown + "**";
        if (!out.empty()) out += ", ";
        out += shown;
        if (!names[i].marks.empty()) out += marks_text(names[i].marks);
    }
    if (others) out += ends_in_cjk(names) ? ", (他)" : ", et al.";
    return out;
}

ListedNames parse_authors_text(std::string_view text, const model::Owner& owner) {
    ListedNames result;
    for (Listed& item : split(text)) {
        if (says_others(item.name)) {
            result.list.others = true;
            continue;
        }
        Name name = model::parse_display_name(item.name);
        if (name == Name{} && item.alias.empty()) continue;  // there is nobody between two commas
        if (owner.alias(name) != item.alias) name.alias = std::move(item.alias);
        result.list.names.push_back(std::move(name));
        result.marks.push_back(std::move(item.marks));
    }
    return result;
}

bool are_owners_alone(std::string_view type) noexcept {
    return type == "speech" || type == "post-weblog" || type == "chapter" || type == "book";
}

bool are_implied(const NameList& authors, std::string_view type, const model::Owner& owner) {
    return are_owners_alone(type) && !authors.others && authors.names.size() == 1 && owner.is(authors.names.front());
}

std::vector<std::string> bold_names(std::string_view text) {
    std::vector<std::string> names;
    for (const Listed& item : split(text)) {
        if (item.bold) names.push_back(item.alias.empty() ? item.name : item.name + " = " + item.alias);
    }
    return names;
}

}  // namespace bibconv::badge_page
