#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>
#include <utility>

#include "text/ascii.hpp"

namespace bibconv::text {
namespace {

struct Mark {
    std::string_view bytes, encoding;
};
using namespace std::string_view_literals;
constexpr auto marks = std::to_array<Mark>(
    {{"\xFF\xFE\0\0"sv, "UTF-32"}, {"\0\0\xFE\xFF"sv, "UTF-32"}, {"\xFF\xFE"sv, "UTF-16"}, {"\xFE\xFF"sv, "UTF-16"}});

// Encodings that ICU tells from others by more than a guess, and that Latin-1 would make nonsense of.
constexpr auto trusted = std::to_array<std::string_view>(
    {"Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5", "ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN"});

// What BibDesk (Apple's names), Emacs and Java call encodings that ICU knows by other names. The others are ICU's.
struct Alias {
    std::string_view name, encoding;
};
constexpr auto aliases = std::to_array<Alias>({
    {"Central European (ISO Latin 2)", "ISO-8859-2"},
    {"Central European (Mac OS)", "x-mac-centraleurroman"},
    {"Central European (Windows Latin 2)", "windows-1250"},
    {"Cyrillic (ISO 8859-5)", "ISO-8859-5"},
    {"Cyrillic (KOI8-R)", "KOI8-R"},
    {"Cyrillic (Mac OS)", "x-mac-cyrillic"},
    {"Cyrillic (Windows)", "windows-1251"},
    {"Greek (ISO 8859-7)", "ISO-8859-7"},
    {"Greek (Mac OS)", "x-mac-greek"},
    {"Greek (Windows)", "windows-1253"},
    {"Japanese (EUC)", "EUC-JP"},
    {"Japanese (ISO 2022-JP)", "ISO-2022-JP"},
    {"Japanese (Mac OS)", "Shift_JIS"},
    {"Japanese (Shift JIS)", "Shift_JIS"},
    {"Japanese (Windows, DOS)", "windows-31j"},
    {"Korean (EUC)", "EUC-KR"},
    {"Simplified Chinese (GB 2312)", "GB2312"},
    {"Simplified Chinese (GB 18030)", "GB18030"},
    {"Traditional Chinese (Big 5)", "Big5"},
    {"Turkish (ISO Latin 5)", "ISO-8859-9"},
    {"Turkish (Windows Latin 5)", "windows-1254"},
    {"Unicode (UTF-8)", "UTF-8"},
    {"Western (ISO Latin 1)", "ISO-8859-1"},
    {"Western (ISO Latin 9)", "ISO-8859-15"},
    {"Western (Mac OS Roman)", "macintosh"},
    {"Western (Windows Latin 1)", "windows-1252"},
    {"iso-latin-1", "ISO-8859-1"},
    {"iso-latin-2", "ISO-8859-2"},
    {"iso-latin-9", "ISO-8859-15"},
    {"mule-utf-8", "UTF-8"},
});

constexpr char escape = '\x1B';

constexpr int least_confidence = 10;  // of 100: a dozen characters do not make it more sure

// A text cut off within a character is still UTF-8.
bool is_utf8_beginning(std::string_view head) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(head.data());
    const auto length = static_cast<std::int32_t>(head.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t begin = at;
        UChar32 point = 0;
        U8_NEXT(bytes, at, length, point);
        if (point < 0) return length - begin < 4 && at == length;
    }
    return true;
}

// "@" of an entry in two bytes, without a mark.
std::string_view unmarked_utf16(std::string_view head) {
    if (head.size() < 4) return {};
    if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return "UTF-16LE";
    if (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) return "UTF-16BE";
    return {};
}

std::string detected(std::string_view head) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
    ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < least_confidence) return {};
    const std::string name = ucsdet_getName(match, &status);
    return std::ranges::find(trusted, name) == trusted.end() ? std::string() : name;
}

// What stands behind the first of these words that a line has.
std::string_view declared(std::string_view head) {
    constexpr auto words = std::to_array<std::string_view>({"Encoding:", "Saved with string encoding ", "coding:"});
    for (const std::string_view word : words) {
        const std::size_t at = head.find(word);
        if (at == std::string_view::npos) continue;
        // In a comment before the entries or their fields: an abstract may have such words.
        const std::size_t line = head.rfind('\n', at) + 1;
        const std::string_view before = head.substr(line, at - line);
        const bool opens =
            trimmed(before).empty() || trimmed(before).front() == '%' || before.find("-*-") != before.npos;
        if (!opens) continue;
        const std::string_view rest = head.substr(at + word.size());
        std::string_view name = rest.substr(0, rest.find_first_of("\r\n"));
        if (word == words.back()) name = name.substr(0, name.find_first_of(";*"));
        if (name.ends_with(" -")) name.remove_suffix(2);
        return trimmed(name);
    }
    return {};
}

// The name that the web uses, where ICU knows the encoding at all.
std::string standard_name(std::string name) {
    for (const std::string_view ending : {"-unix", "-dos", "-mac"}) {
        if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    }
    const auto alias =
        std::ranges::find_if(aliases, [&](const Alias& row) { return equal_ignoring_case(row.name, name); });
    if (alias != aliases.end()) name = alias->encoding;
    if (!is_encoding(name)) return {};
    UErrorCode status = U_ZERO_ERROR;
    const char* const mime = ucnv_getStandardName(name.c_str(), "MIME", &status);
    return mime == nullptr ? name : mime;
}

bool has_ascii_inside(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
    return name.starts_with("EUC-") || (U_SUCCESS(status) && ucnv_getMaxCharSize(converter.get()) == 1);
}

// What readers take other bytes than UTF-8's for without being told.
bool is_usual(std::string_view name) {
    return name == "UTF-8" || name == "ISO-8859-1" || name == "windows-1252" || name == "US-ASCII";
}

}  // namespace

EncodingGuess guess_encoding(std::string_view head) {
    for (const auto& [bytes, encoding] : marks) {
        if (head.starts_with(bytes)) return {std::string(encoding), false};
    }
    if (const std::string_view name = unmarked_utf16(head); !name.empty()) return {std::string(name), false};
    const bool escapes = head.find("\x1B$") != std::string_view::npos;
    const bool ascii = !escapes && is_ascii(head);
    if (is_utf8_beginning(head) && !ascii && !escapes) return {};
    if (std::string name = standard_name(std::string(declared(head))); !name.empty()) {
        if (is_usual(name)) return {};
        if (ascii && decoded(head, name) != head) return {};  // said of UTF-16, it is not true
        const bool ascii_inside = has_ascii_inside(name);
        return {std::move(name), ascii_inside, !ascii};
    }
    if (ascii) return {};
    // The others have bytes in their characters that are braces and backslashes in ASCII, or switch it off.
    std::string name = detected(head);
    const bool ascii_inside = name.starts_with("EUC-");
    return {std::move(name), ascii_inside};
}

bool is_encoding(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
    return !name.empty() && U_SUCCESS(status);
}

// ICU itself would write U+001A for some of them. They are counted in `counter`.
extern "C" void replace_malformed(const void* counter, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                                  UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    constexpr UChar replacement = 0xFFFD;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
    ++**static_cast<std::size_t* const*>(counter);
}

struct DecodingBuffer::Converters {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> from, to;
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    bool begun = false;
    std::size_t malformed = 0;
    std::size_t* const counter = &malformed;  // ICU hands on what is const

    explicit Converters(const std::string& encoding)
        : from(ucnv_open(encoding.c_str(), &status), ucnv_close), to(ucnv_open("UTF-8", &status), ucnv_close) {
        ucnv_setToUCallBack(from.get(), replace_malformed, &counter, nullptr, nullptr, &status);
    }
};

DecodingBuffer::DecodingBuffer(std::streambuf& source, const std::string& encoding, bool certain)
    : source_(source),
      converters_(std::make_unique<Converters>(encoding)),
      in_(1U << 16U),
      out_(1U << 17U),
      mode_(certain ? Mode::decoding : Mode::undecided),
      escapes_(encoding.starts_with("ISO-2022")) {}

DecodingBuffer::~DecodingBuffer() = default;

std::size_t DecodingBuffer::malformed() const noexcept { return converters_->malformed; }

DecodingBuffer::int_type DecodingBuffer::underflow() {
    if (mode_ != Mode::decoding) fill();
    if (mode_ == Mode::undecided) {
        const std::size_t ascii = undecided_bytes();
        if (ascii > 0 || unread_ == 0) return pass(ascii);
        const bool utf8 = in_.front() != escape && is_utf8_beginning({in_.data(), unread_});
        mode_ = utf8 ? Mode::utf8 : Mode::decoding;
    }
    return mode_ == Mode::utf8 ? pass(unread_) : decode();
}

void DecodingBuffer::fill() {
    if (at_end_ || unread_ == in_.size()) return;
    const auto got = source_.sgetn(in_.data() + unread_, static_cast<std::streamsize>(in_.size() - unread_));
    at_end_ = got <= 0;
    unread_ += static_cast<std::size_t>(std::max<std::streamsize>(got, 0));
}

// How many bytes are the same in UTF-8 and in the encoding.
std::size_t DecodingBuffer::undecided_bytes() const {
    const std::string_view bytes(in_.data(), unread_);
    const std::size_t ascii = ascii_prefix(bytes);
    return escapes_ ? std::min(bytes.find(escape), ascii) : ascii;
}

DecodingBuffer::int_type DecodingBuffer::pass(std::size_t bytes) {
    if (bytes == 0) return traits_type::eof();
    std::copy_n(in_.data(), bytes, out_.data());
    unread_ -= bytes;
    std::copy_n(in_.data() + bytes, unread_, in_.data());
    setg(out_.data(), out_.data(), out_.data() + bytes);
    return traits_type::to_int_type(*gptr());
}

DecodingBuffer::int_type DecodingBuffer::decode() {
    Converters& c = *converters_;
    while (U_SUCCESS(c.status) || c.status == U_BUFFER_OVERFLOW_ERROR) {
        fill();
        char* target = out_.data();
        const char* source = in_.data();
        c.status = U_ZERO_ERROR;
        ucnv_convertEx(c.to.get(), c.from.get(), &target, out_.data() + out_.size(), &source, in_.data() + unread_,
                       c.pivot.data(), &c.pivot_source, &c.pivot_target, c.pivot.data() + c.pivot.size(),
                       static_cast<UBool>(!c.begun), static_cast<UBool>(at_end_), &c.status);
        c.begun = true;
        unread_ = static_cast<std::size_t>(in_.data() + unread_ - source);
        std::copy_n(source, unread_, in_.data());
        if (target > out_.data()) {
            setg(out_.data(), out_.data(), target);
            return traits_type::to_int_type(*gptr());
        }
        if (at_end_ && unread_ == 0) return traits_type::eof();
    }
    throw std::runtime_error(std::string("cannot decode the input: ") + u_errorName(c.status));
}

std::string decoded(std::string_view bytes, const std::string& encoding) {
    if (encoding.empty()) return std::string(bytes);
    std::stringbuf source{std::string(bytes)};
    DecodingBuffer buffer(source, encoding);
    return {std::istreambuf_iterator<char>(&buffer), {}};
}

}  // namespace bibconv::text
