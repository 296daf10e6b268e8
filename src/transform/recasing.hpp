#pragma once

#include "bibconv/format.hpp"
#include "bibconv/sink.hpp"

namespace bibconv::transform {

/// A title in another case. What is marked `nocase`, words with capitals inside ("LLM", "iPhone") and mathematics stay.
///
/// title: CSL 1.0.2, "Title Case Conversion": every word but its stop words begins with a capital.
/// sentence: as APA wants it: only the first word, and the one behind a colon, a dash or the end of a sentence.
[[nodiscard]] RichText recased(const RichText& title, TitleCase wish);

/// Gives English works, and those that do not say their language but are written in Latin letters, another case of
/// title.
class Recasing : public ItemSink {
public:
    Recasing(ItemSink& next, TitleCase wish) : next_(next), wish_(wish) {}

    void put(Item item) override;
    void finish() override { next_.finish(); }

private:
    ItemSink& next_;
    TitleCase wish_;
};

}  // namespace bibconv::transform
