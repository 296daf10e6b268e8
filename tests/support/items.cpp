#include "support/items.hpp"

#include <algorithm>
#include <sstream>

namespace bibconv::test {
namespace {

std::string describe(const RichText& text);

std::string describe(const Inline& node) {
    static constexpr const char* styles[] = {"nocase",    "italic",      "bold",   "small-caps",
                                             "subscript", "superscript", "quoted", "code"};
    struct Visitor {
        std::string operator()(const Text& text) const { return '"' + text.text + '"'; }
        std::string operator()(const Styled& styled) const {
            return std::string(styles[static_cast<std::size_t>(styled.style)]) + describe(styled.content);
        }
        std::string operator()(const Link& link) const { return "link<" + link.url + '>' + describe(link.content); }
        std::string operator()(const Math& math) const { return "math<" + math.tex + '>'; }
        std::string operator()(const Raw& raw) const { return "raw:" + raw.format + '<' + raw.source + '>'; }
    };
    return std::visit(Visitor{}, static_cast<const Inline::variant&>(node));
}

std::string describe(const RichText& text) {
    std::string result = "(";
    for (const Inline& node : text.nodes) result += describe(node);
    return result + ')';
}

std::string describe(const Name& name) {
    std::string result = "[";
    for (const std::string* part : {&name.family, &name.given, &name.non_dropping_particle, &name.dropping_particle,
                                    &name.suffix, &name.literal, &name.alias}) {
        result += *part + '|';
    }
    return result + ']';
}

std::string describe(const std::optional<DatePoint>& point) {
    if (!point) return "-";
    std::string result = std::to_string(point->year);
    for (const int part : {int{point->month}, int{point->day}, int{point->season}, int{point->unspecified}}) {
        result += '/' + std::to_string(part);
    }
    return result + (point->approximate ? "~" : "") + (point->uncertain ? "?" : "") + point->time;
}

struct ValueVisitor {
    std::string operator()(const std::string& verbatim) const { return "'" + verbatim + "'"; }
    std::string operator()(const RichText& text) const { return describe(text); }
    std::string operator()(const NameList& list) const {
        std::string result;
        for (const Name& name : list.names) result += describe(name);
        return result + (list.others ? " and others" : "");
    }
    std::string operator()(const Date& date) const {
        return "date " + describe(date.begin) + (date.range ? " to " + describe(date.end) : "") + date.literal;
    }
};

std::string describe(const Span& span, Spans spans) {
    if (spans == Spans::hidden) return {};
    return " @" + std::to_string(span.line) + '+' + std::to_string(span.offset) + ',' + std::to_string(span.length);
}

std::string describe(const Fields& fields, Spans spans) {
    std::string result;
    for (const Field& field : fields) {
        result +=
            "  " + field.name + " = " + std::visit(ValueVisitor{}, field.value) + describe(field.span, spans) + '\n';
    }
    return result;
}

struct ItemVisitor {
    Spans spans;

    std::string operator()(const Entry& entry) const {
        return entry.type + ' ' + entry.key + describe(entry.span, spans) + '\n' + describe(entry.fields, spans);
    }
    std::string operator()(const Section& section) const {
        return "section " + std::to_string(section.level) + ' ' + describe(section.title) +
               describe(section.span, spans) + '\n' + describe(section.fields, spans);
    }
    std::string operator()(const BadgeRow& row) const {
        std::string result = "badges" + describe(row.span, spans) + '\n';
        for (const Badge& badge : row.badges) {
            result += "  " + badge.label + '|' + badge.message + '|' + badge.colour + '|' + badge.extension + '|' +
                      badge.query + '|' + badge.alt + '|' + badge.url + '\n';
        }
        return result;
    }
    std::string operator()(const Prose& prose) const {
        return "prose " + prose.format + describe(prose.span, spans) + '\n' + prose.text + '\n';
    }
    std::string operator()(const Directive& directive) const {
        return "directive " + std::to_string(static_cast<int>(directive.kind)) + ' ' + directive.name +
               describe(directive.span, spans) + '\n' + directive.value + '\n';
    }
};

}  // namespace

std::string describe(const Item& item, Spans spans) { return std::visit(ItemVisitor{spans}, item); }

std::string describe(const std::vector<Item>& items, Spans spans) {
    std::string result;
    for (const Item& item : items) result += describe(item, spans);
    return result;
}

std::string first_difference(const std::string& left, const std::string& right) {
    std::istringstream lines(left);
    std::istringstream others(right);
    std::string line;
    std::string other;
    for (std::size_t number = 1;; ++number) {
        const bool more = static_cast<bool>(std::getline(lines, line));
        const bool more_others = static_cast<bool>(std::getline(others, other));
        if (!more && !more_others) return left == right ? "" : "the last line's end";
        if (more == more_others && line == other) continue;
        return "line " + std::to_string(number) + "\n-" + (more ? line : "(end)") + "\n+" +
               (more_others ? other : "(end)");
    }
}

PiecewiseBuffer::int_type PiecewiseBuffer::underflow() {
    if (next_ == text_.size()) return traits_type::eof();
    const std::size_t count = std::min(size_, text_.size() - next_);
    setg(text_.data() + next_, text_.data() + next_, text_.data() + next_ + count);
    next_ += count;
    return traits_type::to_int_type(*gptr());
}

std::streamsize PiecewiseBuffer::xsgetn(char* to, std::streamsize count) {
    std::streamsize done = 0;
    while (done < count && (gptr() < egptr() || underflow() != traits_type::eof())) {
        const std::streamsize part = std::min<std::streamsize>(count - done, egptr() - gptr());
        std::copy_n(gptr(), part, to + done);
        gbump(static_cast<int>(part));
        done += part;
    }
    return done;
}

}  // namespace bibconv::test
