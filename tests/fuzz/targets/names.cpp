#include "formats/bibtex/name.hpp"
#include "fuzz/support/promise.hpp"
#include "markup/latex.hpp"
#include "model/name_text.hpp"
#include "model/owner.hpp"
#include "support/items.hpp"
#include "text/latin1.hpp"

using namespace bibconv;
using fuzz::promise;
using fuzz::promise_same;

namespace {

std::string described(const NameList& list) {
    Entry entry{"book", "k", {}, {}, {}};
    entry.fields.add("author", list);
    return test::describe(entry);
}

void check_list(const std::string& latex) {
    const NameList list = bibtex::parse_names(latex, [](std::string_view, const std::string&) {});
    const bibtex::WrittenNames written = bibtex::write_names(list);
    promise(markup::is_balanced(written.latex), "names are balanced", written.latex);
    NameList again = bibtex::parse_names(written.latex);
    bibtex::annotate(again, written.notes);
    promise_same("names come back", described(list), described(again));
    for (const bibtex::Annotations* notes : {&written.notes.alias, &written.notes.dropping, &written.notes.particle}) {
        if (notes->empty()) continue;
        bibtex::Annotations read;
        promise(bibtex::parse_annotations(bibtex::write_annotations(*notes), read) && read == *notes,
                "annotations come back", bibtex::write_annotations(*notes));
    }
}

void check_running_text(const std::string& text) {
    const std::string shown = model::display_name(model::parse_display_name(text));
    promise_same("a name in running text stays as it is shown", shown,
                 model::display_name(model::parse_display_name(shown)));
    const model::Owner owner(model::split_spellings(text));
    promise(!owner.known() || owner.is(owner.main_name()) || owner.main_name() == Name{}, "an owner is the owner",
            text);
}

}  // namespace

int fuzz_names(const std::uint8_t* data, std::size_t size) {
    const std::string text = text::to_utf8(fuzz::text_of(data, size));
    check_list(text);
    check_running_text(text);
    bibtex::Annotations annotations;
    if (bibtex::parse_annotations(text, annotations)) {
        bibtex::Annotations again;
        promise(bibtex::parse_annotations(bibtex::write_annotations(annotations), again) && again == annotations,
                "annotations survive", text);
    }
    return 0;
}
