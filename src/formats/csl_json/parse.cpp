#include "formats/csl_json/parse.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bibconv::csl_json {
namespace {

// What the JSON library complains about, without its own name and without the text that came before.
std::string reason(std::string_view what) {
    std::size_t begin = what.find(" - ");
    begin = begin == std::string_view::npos ? what.find("] ") + 2 : begin + 3;
    std::string text(what.substr(std::min(begin, what.size())));
    const std::size_t last_read = text.find("; last read: '");
    const std::size_t expected = std::min(text.rfind("'; expected "), text.rfind('\''));
    if (last_read != std::string::npos && expected != std::string::npos)
        text.erase(last_read, expected + 1 - last_read);
    return text;
}

// What is wrong with text that is malformed.
void explain(std::string_view text, Parsed& result) {
    result.problem = "something that is no JSON";
    try {
        [[maybe_unused]] const auto value = nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        result.problem = reason(error.what());
        result.at = std::max<std::size_t>(error.byte, 1) - 1;
    } catch (const nlohmann::json::exception&) {  // a number too large, before what is wrong
    }
}

}  // namespace

Parsed parse_text(std::string_view text, JsonTree& tree, KeepsAll keeps_all) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    Parsed result;
    if (!tree.parse_all(text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0))) {
        explain(text, result);
        return result;
    }
    result.repeated = tree.drop_repeated(keeps_all);
    result.value = &tree.root();
    return result;
}

bool is_too_large(std::string_view number) {
    constexpr std::size_t few = 300;  // digits that nobody finds too many
    const bool plain = number.size() <= few && number.find_first_of("eE") == std::string_view::npos;
    return !plain && !nlohmann::json::accept(number);
}

}  // namespace bibconv::csl_json
