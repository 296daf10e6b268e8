// Changes documents of the formats as people would: by entries, fields and words as well as by bytes.
#include <algorithm>
#include <cstring>

#include "fuzz/support/entry_point.hpp"
#include "fuzz/support/grammar.hpp"
#include "fuzz/support/order.hpp"
#include "fuzz/support/promise.hpp"

namespace {

using namespace bibconv::fuzz;

std::string mutated(std::string document, std::string_view format, Dice& dice) {
    const std::size_t at = dice.below(document.size() + 1);
    const std::size_t length = dice.below(std::min<std::size_t>(document.size() - at, 64) + 1);
    switch (dice.below(6)) {
        case 0: return made_up_document(format, dice);
        case 1: return document.replace(at, length, made_up_piece(format, dice));
        case 2: return document.insert(at, document.substr(at, length));
        case 3: return document.erase(at, length);
        case 4: {
            std::string many;
            for (std::size_t left = dice.below(256); left > 0; --left) many += document.substr(at, length);
            return document.insert(at, many);
        }
        default: return document.insert(at, made_up_piece(format, dice));
    }
}

}  // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
    Dice dice(seed);
    const std::size_t header = only_format.empty() ? order_size : 0;
    std::string order(text_of(data, std::min(size, header)));
    order.resize(header);
    for (char& byte : order) {
        if (dice.one_in(12)) byte = static_cast<char>(dice.below(256));
    }
    if (header > 0 && !order_of(order)) order.replace(0, 2, 2, '\0');  // of no format: of the first ones
    if (dice.one_in(2)) {                                              // by bytes
        const std::size_t begin = std::min(size, header);
        size = begin + LLVMFuzzerMutate(data + begin, size - begin, max_size - begin);
        std::memcpy(data, order.data(), std::min(begin, order.size()));
        return size;
    }
    const std::string_view format = only_format.empty() ? order_of(order)->from->name : only_format;
    const std::string whole =
        order + mutated(std::string(text_of(data, size).substr(std::min(size, header))), format, dice);
    size = std::min(whole.size(), max_size);
    std::memcpy(data, whole.data(), size);
    return size;
}
