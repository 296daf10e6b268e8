#include "markup/latex.hpp"

#include "fuzz/support/promise.hpp"
#include "markup/readable.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

using namespace bibconv;
using fuzz::promise;
using fuzz::promise_same;

namespace {

void check_decoding(const std::string& latex) {
    const RichText text = markup::decode_latex(latex);
    promise(text::is_utf8(plain_text(text)), "what was UTF-8 stays UTF-8", latex);
    if (markup::is_its_own_text(latex)) promise_same("its own text", RichText(latex), text);
    const std::string written = markup::encode_latex(text);
    promise(markup::is_balanced(written), "what is written is balanced", written);
    if (markup::latex_holds(text))
        promise_same("reading gives back what was written", text, markup::decode_latex(written));
    // What is kept as it was written has other words then.
    const bool kept = written.find('\\') != std::string::npos || written.find('$') != std::string::npos;
    if (!kept) promise_same("so does reading its ASCII", text, markup::decode_latex(markup::ascii_latex(written)));
    for (const Mathematics mathematics : {Mathematics::simple, Mathematics::keep, Mathematics::text}) {
        promise(text::is_utf8(plain_text(markup::readable(text, mathematics))), "readable text is UTF-8", latex);
    }
}

}  // namespace

int fuzz_latex(const std::uint8_t* data, std::size_t size) {
    const std::string latex = text::to_utf8(fuzz::text_of(data, size));
    check_decoding(latex);
    // Any text can be written.
    promise_same("text survives", RichText(latex), markup::decode_latex(markup::encode_latex(RichText(latex))));
    const std::string verbatim = markup::encode_verbatim(latex);
    promise(markup::is_balanced(verbatim), "what is verbatim is balanced", verbatim);
    promise_same("verbatim values survive", latex, markup::decode_verbatim(verbatim));
    return 0;
}
