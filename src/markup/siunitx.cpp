#include "markup/siunitx.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "markup/latex_text.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

struct UnitName {
    std::string_view command;
    std::string_view sign;
};

constexpr auto prefixes = std::to_array<UnitName>({
    {"atto", "a"},  {"centi", "c"}, {"deca", "da"},  {"deci", "d"},   {"deka", "da"}, {"exa", "E"},
    {"exbi", "Ei"}, {"femto", "f"}, {"gibi", "Gi"},  {"giga", "G"},   {"hecto", "h"}, {"kibi", "Ki"},
    {"kilo", "k"},  {"mebi", "Mi"}, {"mega", "M"},   {"micro", "µ"},  {"milli", "m"}, {"nano", "n"},
    {"peta", "P"},  {"pico", "p"},  {"quecto", "q"}, {"quetta", "Q"}, {"ronna", "R"}, {"ronto", "r"},
    {"tebi", "Ti"}, {"tera", "T"},  {"yocto", "y"},  {"yotta", "Y"},  {"zepto", "z"}, {"zetta", "Z"},
});

constexpr auto units = std::to_array<UnitName>({
    {"GHz", "GHz"},
    {"Hz", "Hz"},
    {"K", "K"},
    {"MHz", "MHz"},
    {"MeV", "MeV"},
    {"GeV", "GeV"},
    {"TeV", "TeV"},
    {"ampere", "A"},
    {"angstrom", "Å"},
    {"arcminute", "′"},
    {"arcsecond", "″"},
    {"astronomicalunit", "au"},
    {"atomicmassunit", "u"},
    {"bar", "bar"},
    {"barn", "b"},
    {"becquerel", "Bq"},
    {"bel", "B"},
    {"bit", "bit"},
    {"byte", "B"},
    {"candela", "cd"},
    {"celsius", "°C"},
    {"cm", "cm"},
    {"coulomb", "C"},
    {"dalton", "Da"},
    {"day", "d"},
    {"decibel", "dB"},
    {"degree", "°"},
    {"degreeCelsius", "°C"},
    {"eV", "eV"},
    {"electronvolt", "eV"},
    {"farad", "F"},
    {"fs", "fs"},
    {"g", "g"},
    {"gram", "g"},
    {"gray", "Gy"},
    {"hectare", "ha"},
    {"henry", "H"},
    {"hertz", "Hz"},
    {"hour", "h"},
    {"joule", "J"},
    {"katal", "kat"},
    {"keV", "keV"},
    {"kHz", "kHz"},
    {"kelvin", "K"},
    {"kg", "kg"},
    {"kilogram", "kg"},
    {"km", "km"},
    {"knot", "kn"},
    {"kW", "kW"},
    {"L", "L"},
    {"liter", "L"},
    {"litre", "L"},
    {"lumen", "lm"},
    {"lux", "lx"},
    {"m", "m"},
    {"meter", "m"},
    {"metre", "m"},
    {"mg", "mg"},
    {"minute", "min"},
    {"mm", "mm"},
    {"mmHg", "mmHg"},
    {"mole", "mol"},
    {"ms", "ms"},
    {"nauticalmile", "M"},
    {"neper", "Np"},
    {"newton", "N"},
    {"nm", "nm"},
    {"ns", "ns"},
    {"ohm", "Ω"},
    {"pascal", "Pa"},
    {"percent", "%"},
    {"pm", "pm"},
    {"ps", "ps"},
    {"radian", "rad"},
    {"s", "s"},
    {"second", "s"},
    {"siemens", "S"},
    {"sievert", "Sv"},
    {"steradian", "sr"},
    {"tesla", "T"},
    {"tonne", "t"},
    {"um", "µm"},
    {"us", "µs"},
    {"volt", "V"},
    {"watt", "W"},
    {"weber", "Wb"},
    {"A", "A"},
    {"mA", "mA"},
    {"V", "V"},
    {"mV", "mV"},
    {"W", "W"},
    {"mW", "mW"},
    {"N", "N"},
    {"J", "J"},
    {"Pa", "Pa"},
    {"kPa", "kPa"},
    {"MPa", "MPa"},
    {"mol", "mol"},
    {"ml", "ml"},
    {"mL", "mL"},
    {"l", "l"},
    {"dB", "dB"},
});

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus = "−";

template <class Rows>
std::string_view sign_in(const Rows& rows, std::string_view command) {
    const auto row = std::ranges::find(rows, command, &UnitName::command);
    return row == rows.end() ? std::string_view() : row->sign;
}

std::string signed_text(std::string_view digits) {
    std::string out;
    for (const char c : digits) out += c == '-' ? std::string(minus) : std::string(1, c);
    return out;
}

void raise(RichText& out, std::string_view power) {
    if (!power.empty()) out.append(Styled{Style::superscript, RichText(signed_text(power))});
}

// Reads a unit from left to right; powers belong to the unit before or behind them, and \per turns the next one.
class UnitReader {
public:
    explicit UnitReader(std::string_view tex) : tex_(tex) {}

    RichText read() {
        while (at_ < tex_.size()) {
            if (tex_[at_] == '\\')
                command();
            else
                letter();
        }
        finish();
        return std::move(out_);
    }

private:
    void command() {
        const std::string_view name = latex::command_name(tex_.substr(at_));
        at_ += 1 + name.size();
        if (name == "per") {
            finish();
            per_ = true;
        } else if (name == "square" || name == "cubic") {
            finish();
            power_ = name == "square" ? "2" : "3";
        } else if (name == "squared" || name == "cubed") {
            power_ = name == "squared" ? "2" : "3";
        } else if (name == "tothe" || name == "raiseto") {
            if (name == "raiseto") finish();
            power_ = argument();
        } else if (const std::string_view prefix = sign_in(prefixes, name); !prefix.empty()) {
            finish();
            prefix_ = prefix;
        } else {
            const std::string_view unit = sign_in(units, name);
            if (!unit_.empty()) finish();
            const std::string_view* known = latex::find_symbol(name);
            unit_ = std::string(!unit.empty() ? unit : known != nullptr ? *known : name);
        }
    }

    void letter() {
        const char c = tex_[at_];
        if (c == '^' || c == '_') {
            ++at_;
            finish();
            const std::string script = argument();
            if (c == '^')
                raise(out_, script);
            else
                out_.append(Styled{Style::subscript, RichText(script)});
            return;
        }
        ++at_;
        if (c == ' ' || c == '{' || c == '}' || c == '$') return;
        finish();
        if (c == '.' || c == '~')
            separated_ = true;
        else {
            if (separated_) out_.append(no_break_space);
            separated_ = false;
            out_.append(std::string_view(&c, 1));
        }
    }

    std::string argument() {
        if (at_ >= tex_.size()) return {};
        if (tex_[at_] != '{') {
            const std::size_t begin = at_;
            (void)text::next_code_point(tex_, at_);
            return std::string(tex_.substr(begin, at_ - begin));
        }
        const std::size_t close = std::min(tex_.find('}', at_), tex_.size());
        std::string inner(tex_.substr(at_ + 1, close - at_ - 1));
        at_ = std::min(close + 1, tex_.size());
        return inner;
    }

    void finish() {
        if (unit_.empty()) return;  // a prefix or a power still waits for its unit
        if (!out_.empty()) out_.append(no_break_space);
        out_.append(prefix_ + unit_);
        raise(out_, per_ ? "-" + (power_.empty() ? std::string("1") : power_) : power_);
        prefix_.clear();
        unit_.clear();
        power_.clear();
        per_ = false;
    }

    std::string_view tex_;
    std::size_t at_ = 0;
    RichText out_;
    std::string prefix_;
    std::string unit_;
    std::string power_;
    bool per_ = false;
    bool separated_ = false;
};

}  // namespace

RichText si_number(std::string_view tex) {
    RichText out;
    for (std::size_t at = 0; at < tex.size();) {
        const std::string_view rest = tex.substr(at);
        const char c = rest.front();
        if (c == 'e' || c == 'E' || c == 'd' || c == 'D') {
            const std::size_t end = std::min(rest.find_first_not_of("+-0123456789", 1), rest.size());
            out.append(std::string_view(at == 0 ? "10" : "\u00A0×\u00A010"));
            raise(out, rest.substr(1, end - 1));
            at += end;
            continue;
        }
        const bool plus_minus = rest.starts_with("+-") || rest.starts_with("\\pm");
        if (plus_minus)
            out.append(std::string_view("\u00A0±\u00A0"));
        else if (c == 'x')
            out.append(std::string_view("\u00A0×\u00A0"));
        else if (c != ' ' && c != '{' && c != '}' && c != '$')
            out.append(signed_text(rest.substr(0, 1)));
        at += rest.starts_with("\\pm") ? 3 : plus_minus ? 2 : 1;
    }
    return out;
}

RichText si_unit(std::string_view tex) { return UnitReader(tex).read(); }

RichText si_angle(std::string_view tex) {
    constexpr std::string_view marks[] = {"°", "′", "″"};
    RichText out;
    for (std::size_t index = 0; index < 3 && !tex.empty(); ++index) {
        const std::size_t end = std::min(tex.find(';'), tex.size());
        if (end > 0) out.append(signed_text(text::trimmed(tex.substr(0, end))) + std::string(marks[index]));
        tex.remove_prefix(std::min(end + 1, tex.size()));
    }
    return out;
}

}  // namespace bibconv::markup
