#include <algorithm>
#include <utility>

#include "base/input_window.hpp"
#include "base/too_large.hpp"
#include "formats/csl_json/entry_read.hpp"
#include "formats/csl_json/format.hpp"
#include "formats/csl_json/parse.hpp"
#include "formats/csl_json/scanner.hpp"
#include "text/latin1.hpp"

namespace bibconv::csl_json {
namespace {

// Items may stand in an array, one a line, or alone; what stands between them is of no importance.
class Reader {
public:
    Reader(std::istream& in, ItemSink& sink, const ReadContext& context)
        : window_(in, context.source), sink_(sink), context_(context) {}

    void read() {
        while (skip_separators()) {
            anything_ = true;
            if (window_.view().front() == '{')
                read_object();
            else
                skip_stray();
        }
        if (open_arrays_ > 0) return report("csl-json.truncated", "the list of items does not end", 0, 0);
        if (any_array_ && !anything_) report("input.empty-list", "the list of items is empty", 0, 0);
    }

private:
    void report(std::string id, std::string message, std::size_t begin, std::size_t length) {
        const bool item = id == "csl-json.syntax" || id == "csl-json.truncated" || id == base::too_large;
        context_.diagnostics.report(window_.diagnostic(item ? Severity::error : Severity::warning, std::move(id),
                                                       std::move(message), begin, length));
    }

    // To the next item. False at the end of the input.
    bool skip_separators() {
        while (!window_.done()) {
            const std::string_view view = window_.view();
            std::size_t count = 0;
            for (; count < view.size(); ++count) {
                const char c = view[count];
                if (c == '\n') {
                    indent_ = 0;
                    in_indent_ = true;
                } else if (c == ' ' || c == '\t') {
                    if (in_indent_) ++indent_;
                } else if (c == '[' || c == ']') {
                    any_array_ = true;
                    count_array(c);
                    in_indent_ = false;
                } else if (c != '\r' && c != ',') {
                    break;
                }
            }
            window_.consume(count);
            if (count < view.size()) return true;
        }
        return false;
    }

    void count_array(char c) {
        if (c == '[') ++open_arrays_;
        if (c == ']' && open_arrays_ > 0) --open_arrays_;
    }

    void read_object() {
        in_indent_ = false;
        saw_stray_ = false;
        if (saw_no_end_ || !read_ordinary()) read_carefully();
    }

    // An item that is all there and has nothing odd about it, as nearly all.
    bool read_ordinary() {
        const auto length = tree_.parse_beginning(window_.view(), {ItemScanner::deepest, ItemScanner::most_members});
        if (!length) return false;
        if (is_allowed(*length))
            give(tree_.root(), *length);
        else
            pass_over(*length);
        return true;
    }

    void read_carefully() {
        using State = ItemScanner::State;
        ItemScanner scanner(indent_, saw_no_end_);
        State state = scanner.scan(window_.view());
        while (state == State::unfinished && !is_too_large() && window_.more()) state = scanner.scan(window_.view());
        const std::size_t at = scanner.position();
        if (state == State::complete) return is_allowed(at) ? read_slice(at) : pass_over(at);
        if (state == State::broken) {
            report("csl-json.syntax", std::string(scanner.problem()), std::min(at, window_.view().size() - 1), 1);
            carry_broken();
        } else if (is_too_large()) {
            tell_too_large();
            if (!carry_broken()) saw_no_end_ = true;
        } else {
            report("csl-json.syntax", "the item does not end", 0, 1);
            saw_no_end_ = true;
            carry_broken();
        }
    }

    [[nodiscard]] bool is_allowed(std::size_t length) const { return length <= context_.options.largest_item; }
    [[nodiscard]] bool is_too_large() const { return !is_allowed(window_.view().size()); }

    // A file of one line is carried along in pieces.
    [[nodiscard]] bool is_far_too_large() const { return !is_allowed(window_.view().size() / 2); }

    // An item that is too large, though all of it is here.
    void pass_over(std::size_t length) {
        tell_too_large();
        carry(length);
    }

    void tell_too_large() {
        report(std::string(base::too_large), base::too_large_message("item", context_.options.largest_item), 0, 1);
    }

    // To the end of an object that cannot be read, or to the next line that begins an item, in pieces if it is long.
    // Whether the object has an end.
    bool carry_broken() {
        ObjectEnd object;
        while (!window_.done()) {
            const auto [stop, length] = next_stop(object);
            carry(length);
            if (stop != Stop::piece) return stop == Stop::object;
            object.forget(length);
        }
        return false;
    }

    enum class Stop { object, line, piece };

    std::pair<Stop, std::size_t> next_stop(ObjectEnd& object) {
        std::size_t line = 0;
        while (true) {
            const std::size_t newline = window_.view().find('\n', line);
            const std::size_t end = object.in(window_.view().substr(0, newline));
            if (end != std::string_view::npos) return {Stop::object, end};
            if (newline == std::string_view::npos) {
                line = window_.view().size();
                if (is_far_too_large() || !window_.more()) return {Stop::piece, window_.view().size()};
                continue;
            }
            line = newline + 1;
            while (window_.view().find('\n', line) == std::string_view::npos && !is_far_too_large() && window_.more()) {
            }
            const std::size_t item = item_in_line(window_.view(), line, indent_);
            if (item != std::string_view::npos) return {Stop::line, item};
        }
    }

    void carry(std::size_t length) {
        std::string_view text = window_.view().substr(0, length);
        text = text.substr(0, text.find_last_not_of(" \t\r\n,") + 1);
        if (!text.empty()) sink_.put(Prose{"json", text::to_utf8(text), window_.span(0, text.size())});
        window_.consume(length);
    }

    void skip_stray() {
        std::size_t end = window_.view().find('{');
        while (end == std::string_view::npos && !is_far_too_large() && window_.more()) end = window_.view().find('{');
        if (!std::exchange(saw_stray_, true)) report("csl-json.syntax", "this is no item of CSL-JSON", 0, 1);
        const std::string_view stray = window_.view().substr(0, end);
        for (const char c : stray) count_array(c);
        carry(stray.size());
    }

    void read_slice(std::size_t length) {
        const Parsed parsed = parse(window_.view().substr(0, length));
        if (parsed.value == nullptr) {
            report("csl-json.syntax", "malformed JSON: " + parsed.problem, std::min(parsed.at, length - 1), 1);
            return carry(length);
        }
        for (const std::string& name : parsed.repeated)
            report("csl-json.repeated", "the member '" + name + "' occurs again; its last value counts", 0, 1);
        give(*parsed.value, length);
    }

    void give(const Json& object, std::size_t length) {
        const Span span = window_.span(0, length);
        if (is_wrapper(object))
            unwrap(object, span);
        else
            put(object, span);
        window_.consume(length);
    }

    // Some programs wrap the list: `{"items": […]}`.
    static bool is_wrapper(const Json& object) {
        return find_member(object, "id") == nullptr && find_member(object, "type") == nullptr &&
               std::ranges::any_of(object, is_wrapped_list);
    }
    static bool is_wrapped_list(const Json& member) {
        return member.is_array() && (member.name == "items" || member.name == "references");
    }

    // What stands beside the lists is carried along in its place.
    void unwrap(const Json& object, const Span& span) {
        std::string beside;
        for (const Json& member : object) {
            if (is_wrapped_list(member)) {
                for (const Json& one : member) put(one, span);
                continue;
            }
            beside.append(beside.empty() ? "'" : ", '").append(member.name) += '\'';
            sink_.put(Prose{"json", object_of(member), span});
        }
        if (!beside.empty())
            report("csl-json.wrapper", "members beside the list of items are carried along as text: " + beside, 0, 1);
    }

    static std::string object_of(const Json& member) {
        text::JsonText out(text::JsonText::Style::tight);
        out.open('{');
        out.name(member.name);
        append(out, member);
        out.close('}');
        return out.text();
    }

    Parsed parse(std::string_view slice) {
        Parsed parsed = parse_text(slice, tree_, is_wrapper);
        if (parsed.value != nullptr) return parsed;
        recoded_ = text::to_utf8(slice);
        if (recoded_ == slice) return parsed;
        if (!warned_encoding_) report("encoding.not-utf8", "not UTF-8; such bytes are taken for Latin-1", 0, 1);
        warned_encoding_ = true;
        return parse_text(recoded_, tree_, is_wrapper);
    }

    void put(const Json& object, const Span& span) {
        const Complain complain = [&](std::string id, std::string message) {
            report(std::move(id), std::move(message), 0, 1);
        };
        if (!object.is_object()) return sink_.put(Prose{"json", json_text(object), span});
        read_item(object, span, complain, sink_);
    }

    base::InputWindow window_;
    ItemSink& sink_;
    const ReadContext& context_;
    JsonTree tree_;
    std::string recoded_;     // an item that was not UTF-8
    std::size_t indent_ = 0;  // of the line the next item begins in
    bool in_indent_ = true;
    int open_arrays_ = 0;
    bool any_array_ = false;
    bool anything_ = false;    // in the list or beside it
    bool saw_stray_ = false;   // since the last item, and told it
    bool saw_no_end_ = false;  // an item ran to the end of the input: from now on lines are guides
    bool warned_encoding_ = false;
};

}  // namespace

void read_csl_json(std::istream& in, ItemSink& sink, const ReadContext& context) { Reader(in, sink, context).read(); }

}  // namespace bibconv::csl_json
