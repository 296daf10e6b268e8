#include "formats/bibtex/split.hpp"

#include <algorithm>
#include <istream>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <vector>

#include "base/silence.hpp"
#include "formats/bibtex/borrowed.hpp"
#include "formats/bibtex/cutter.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/references.hpp"
#include "text/latin1.hpp"

namespace bibconv::bibtex {
namespace {

struct Part {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::map<std::string, std::string> macros;  // that are used before the part defines them
    std::set<std::string> keys;                 // of the entries that others take fields over from
};

struct Parent {
    std::size_t part = 0;
    std::string text;  // with no macro in it
    std::vector<std::string> keys;
};

// The bytes of the item with the values of its macros.
std::string without_macros(std::string_view bytes, const RawItem& written, const RawItem& resolved) {
    std::string text;
    std::size_t at = 0;
    for (std::size_t i = 0; i < written.fields.size(); ++i) {
        const Pieces& pieces = resolved.fields[i].pieces;
        for (const Piece& piece : pieces) {
            if (piece.kind != Piece::Kind::value) continue;
            text.append(bytes.substr(at, piece.place.begin - at)).append("{").append(piece.text).append("}");
            at = piece.place.begin + piece.place.length;
        }
    }
    return text.append(bytes.substr(at));
}

// Reads the file once, and finds what each part needs.
class Plan {
public:
    Plan(std::istream& in, std::uint64_t size, std::size_t parts, const NamedKeys& wanted, const Options& options)
        : wanted_(wanted), parts_(parts) {
        RunCutter runs(in, 0, {options.passage, options.largest_item});
        while (const auto run = runs.next()) {
            if (run_ == nullptr) parts_[0].begin = run->text.span(0, 0).offset;  // behind a byte-order mark
            run_ = &*run;
            at_ = 0;
            for (const RawItem& item : run->items) {
                take(item, size);
                at_ += item.length;
            }
        }
        // What stands behind the last entry belongs to it.
        if (part_ > 0 && !has_entry_) {
            parts_[part_ - 1].macros.merge(parts_[part_].macros);
            --part_;
        }
        parts_[part_].end = size;
        for (std::size_t i = part_ + 1; i < parts; ++i) parts_[i].begin = parts_[i].end = size;
        for (std::size_t i = 0; i < parts; ++i) add_grandparents(i);
    }

    [[nodiscard]] const std::vector<Part>& parts() const noexcept { return parts_; }
    // What stands at the head of a part.
    [[nodiscard]] std::string head(std::size_t i) const {
        std::string text;
        for (const auto& [name, value] : parts_[i].macros) text += "@string{" + name + " = {" + value + "}}\n";
        std::set<const Parent*> written;
        for (const std::string& key : parts_[i].keys) {
            const Parent* parent = foreign(key, i);
            if (parent != nullptr && written.insert(parent).second) text += parent->text + "\n";
        }
        if (text.empty()) return text;
        // Nothing behind it, not even a newline, that would be in front of the part's first item.
        return "@comment{" + std::string(needs_mark) + "}\n" + text + "@comment{" + std::string(part_mark) + "}";
    }

private:
    void take(const RawItem& item, std::uint64_t size) {
        RawItem resolved = item;
        MacroValues values;
        if (!borrowing_.covers(item)) note_macros(item);
        macros_.resolve(resolved, values);
        if (item.kind == RawItem::Kind::string) {
            for (const RawField& field : item.fields) own_.insert(lower_name(field.name));
        }
        if (item.kind != RawItem::Kind::entry) return;
        note_keys(item, resolved);
        has_entry_ = true;
        const std::uint64_t end = run_->text.span(at_, item.length).offset + item.length;
        // Behind an entry, so that what stands before one stays before it.
        if (part_ + 1 < parts_.size() && end >= size / parts_.size() * (part_ + 1)) {
            parts_[part_].end = end;
            parts_[++part_].begin = end;
            own_.clear();
            has_entry_ = false;
        }
    }

    void note_macros(const RawItem& item) {
        for (const RawField& field : item.fields) {
            for (const Piece& piece : field.pieces) {
                if (piece.kind != Piece::Kind::macro) continue;
                const std::string name = lower_name(piece.text);
                const auto found = definitions_.find(name);
                if (found != definitions_.end() && !own_.contains(name))
                    parts_[part_].macros.emplace(name, *found->second);
            }
        }
    }

    void note_keys(const RawItem& item, const RawItem& resolved) {
        Parent parent{part_, {}, {}};
        KeySet own{text::to_utf8(item.key)};
        KeySet others;
        for (const RawField& field : item.fields) {
            const std::string name = lower_name(field.name);
            if (name == "ids") add_keys(expand(field.pieces, {}), own);
            if (is_reference(name)) add_keys(expand(field.pieces, {}), others);
        }
        parts_[part_].keys.insert(others.begin(), others.end());
        if (std::ranges::none_of(own, [this](const std::string& key) { return wanted_.contains(key); })) return;
        parent.text = without_macros(run_->text.view().substr(at_, item.length), item, resolved);
        parent.keys.assign(others.begin(), others.end());
        const auto kept = std::make_shared<const Parent>(std::move(parent));
        for (const std::string& key : own) parents_.try_emplace(key, kept);
    }

    // Those that the part's parents take fields over from, and theirs.
    void add_grandparents(std::size_t i) {
        std::vector<std::string> open(parts_[i].keys.begin(), parts_[i].keys.end());
        std::set<const Parent*> seen;
        while (!open.empty()) {
            const Parent* parent = foreign(open.back(), i);
            open.pop_back();
            if (parent == nullptr || !seen.insert(parent).second) continue;
            for (const std::string& key : parent->keys) {
                if (parts_[i].keys.insert(key).second) open.push_back(key);
            }
        }
    }

    // The entry of that key, if it is not in the part.
    [[nodiscard]] const Parent* foreign(const std::string& key, std::size_t part) const {
        const auto found = parents_.find(key);
        return found == parents_.end() || found->second->part == part ? nullptr : found->second.get();
    }

    const NamedKeys& wanted_;
    std::vector<Part> parts_;
    std::size_t part_ = 0;
    std::map<std::string, std::shared_ptr<const Parent>, std::less<>> parents_;  // by each of their keys
    Definitions definitions_;
    Macros macros_{definitions_};
    Borrowing borrowing_;
    std::set<std::string> own_;  // macros that the part has defined so far
    bool has_entry_ = false;     // so has the part
    const Run* run_ = nullptr;
    std::size_t at_ = 0;  // of the item in the run
};

void copy(std::istream& in, std::uint64_t size, std::ostream& out) {
    std::vector<char> buffer(std::size_t{1} << 16U);
    while (size > 0) {
        const auto wanted = static_cast<std::streamsize>(std::min<std::uint64_t>(size, buffer.size()));
        in.read(buffer.data(), wanted);
        if (in.gcount() == 0) return;  // the file has become shorter, which its stream tells
        out.write(buffer.data(), in.gcount());
        size -= static_cast<std::uint64_t>(in.gcount());
    }
}

std::uint64_t size_of(std::istream& in) {
    std::uint64_t size = 0;
    for (std::vector<char> buffer(std::size_t{1} << 16U); in.good(); size += static_cast<std::uint64_t>(in.gcount()))
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    return size;
}

}  // namespace

void split(std::istream& in, std::size_t parts, const PartOutputs& outputs, const Options& options) {
    const auto begin = in.tellg();
    const auto back = [&] {
        in.clear();
        in.seekg(begin);
    };
    References references;
    if (may_refer(in)) {
        back();
        base::Silence silence;
        Definitions macros;
        find_references(in, {0, silence, options, macros}, references);
    }
    back();
    const std::uint64_t size = size_of(in);
    back();
    const Plan plan(in, size, parts, references.wanted, options);
    back();
    in.ignore(static_cast<std::streamsize>(plan.parts().front().begin));
    for (std::size_t i = 0; i < parts; ++i) {
        std::ostream& out = outputs(i);
        out << plan.head(i);
        copy(in, plan.parts()[i].end - plan.parts()[i].begin, out);
    }
}

}  // namespace bibconv::bibtex
