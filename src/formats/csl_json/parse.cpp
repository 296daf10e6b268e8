#include "formats/csl_json/parse.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace bibconv::csl_json {
namespace {

using Dom = nlohmann::ordered_json;  // members stay in source order

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

// Puts the values together that the JSON library comes across.
class Builder : public nlohmann::json_sax<Dom> {
public:
    explicit Builder(Parsed& result, std::optional<Dom>& value) : result_(result), value_(value) {}

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t& text) override {
        return text.find_first_of(".eE") == string_t::npos ? put(text) : put(value);
    }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t& /*value*/) override { return false; }  // JSON has none

    bool start_object(std::size_t /*size*/) override {
        members_.emplace_back();
        return open(Dom::object());
    }
    bool key(string_t& name) override {
        key_ = std::move(name);
        return true;
    }
    bool end_object() override {
        members_.pop_back();
        return close();
    }
    bool start_array(std::size_t /*size*/) override { return open(Dom::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        result_.problem = reason(error.what());
        result_.at = std::max<std::size_t>(position, 1) - 1;
        return false;
    }

private:
    bool put(Dom value) {
        place(std::move(value));
        return true;
    }
    bool open(Dom container) {
        open_.push_back(&place(std::move(container)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    Dom& place(Dom value) {
        if (open_.empty()) return value_.emplace(std::move(value));
        Dom& parent = *open_.back();
        if (parent.is_array()) return parent.emplace_back(std::move(value));
        // Not through the object's own search, which takes longer with every member.
        auto& object = parent.get_ref<Dom::object_t&>();
        if (is_new(object)) return object.std::vector<Member>::emplace_back(key_, std::move(value)).second;
        result_.repeated.insert(key_);
        return object.at(key_) = std::move(value);
    }

    bool is_new(const Dom::object_t& object) {
        constexpr std::size_t few = 32;  // up to so many, looking at each is faster
        if (object.size() < few)
            return std::ranges::none_of(object, [this](const Member& member) { return member.first == key_; });
        std::set<std::string>& names = members_.back();
        if (names.empty()) {
            for (const Member& member : object) names.insert(member.first);
        }
        return names.insert(key_).second;
    }

    using Member = Dom::object_t::value_type;
    Parsed& result_;
    std::optional<Dom>& value_;
    std::vector<Dom*> open_;
    std::vector<std::set<std::string>> members_;  // of the objects that are open, once they have many
    std::string key_;
};

// What the JSON library makes of text that is malformed or has a member twice.
std::optional<Dom> parse_carefully(std::string_view text, Parsed& result) {
    std::optional<Dom> value;
    Builder builder(result, value);
    if (!Dom::sax_parse(text, &builder)) value.reset();
    return value;
}

}  // namespace

Parsed parse_text(std::string_view text, JsonTree& tree) {
    Parsed result;
    tree.clear();
    if (!tree.parse_all(text)) {
        const std::optional<Dom> value = parse_carefully(text, result);
        if (!value || !tree.parse_all(tree.keep(value->dump()))) return result;
    }
    result.value = &tree.root();
    return result;
}

bool is_too_large(std::string_view number) {
    constexpr std::size_t few = 300;  // digits that nobody finds too many
    const bool plain = number.size() <= few && number.find_first_of("eE") == std::string_view::npos;
    return !plain && !Dom::accept(number);
}

}  // namespace bibconv::csl_json
