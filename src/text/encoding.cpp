#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>
#include <utility>

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

}  // namespace

EncodingGuess guess_encoding(std::string_view head) {
    for (const auto& [bytes, encoding] : marks) {
        if (head.starts_with(bytes)) return {std::string(encoding), false};
    }
    if (const std::string_view name = unmarked_utf16(head); !name.empty()) return {std::string(name), false};
    const bool escapes = head.find("\x1B$") != std::string_view::npos;
    if (is_utf8_beginning(head) && !escapes) return {};
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

// ICU itself would write U+001A for some of them.
extern "C" void replace_malformed(const void*, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                                  UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    constexpr UChar replacement = 0xFFFD;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

struct DecodingBuffer::Converters {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> from, to;
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    bool begun = false;

    explicit Converters(const std::string& encoding)
        : from(ucnv_open(encoding.c_str(), &status), ucnv_close), to(ucnv_open("UTF-8", &status), ucnv_close) {
        ucnv_setToUCallBack(from.get(), replace_malformed, nullptr, nullptr, nullptr, &status);
    }
};

DecodingBuffer::DecodingBuffer(std::streambuf& source, const std::string& encoding)
    : source_(source), converters_(std::make_unique<Converters>(encoding)), in_(1U << 16U), out_(1U << 17U) {}

DecodingBuffer::~DecodingBuffer() = default;

DecodingBuffer::int_type DecodingBuffer::underflow() {
    Converters& c = *converters_;
    while (U_SUCCESS(c.status) || c.status == U_BUFFER_OVERFLOW_ERROR) {
        if (!at_end_ && unread_ < in_.size()) {
            const auto got = source_.sgetn(in_.data() + unread_, static_cast<std::streamsize>(in_.size() - unread_));
            at_end_ = got <= 0;
            unread_ += static_cast<std::size_t>(std::max<std::streamsize>(got, 0));
        }
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
        if (at_end_ && unread_ == 0) break;
    }
    return traits_type::eof();
}

std::string decoded(std::string_view bytes, const std::string& encoding) {
    if (encoding.empty()) return std::string(bytes);
    std::stringbuf source{std::string(bytes)};
    DecodingBuffer buffer(source, encoding);
    return {std::istreambuf_iterator<char>(&buffer), {}};
}

}  // namespace bibconv::text
