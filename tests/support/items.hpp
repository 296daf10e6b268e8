#pragma once

#include <streambuf>
#include <string>
#include <vector>

#include "bibconv/format.hpp"

namespace bibconv::test {

/// Keeps the items it is given.
struct Collector : ItemSink {
    std::vector<Item> items;
    void put(Item item) override { items.push_back(std::move(item)); }
};

enum class Spans { hidden, shown };

/// Everything an item says, as lines a person can compare. Its `source` is left out.
[[nodiscard]] std::string describe(const Item& item, Spans spans = Spans::hidden);
[[nodiscard]] std::string describe(const std::vector<Item>& items, Spans spans = Spans::hidden);

/// Where two texts part: the first line that differs in each, "" when they are the same. Says more than both whole.
[[nodiscard]] std::string first_difference(const std::string& left, const std::string& right);

/// A text that comes in pieces of `size` bytes, as from a slow pipe.
class PiecewiseBuffer : public std::streambuf {
public:
    PiecewiseBuffer(std::string text, std::size_t size) : text_(std::move(text)), size_(size) {}

protected:
    int_type underflow() override;
    std::streamsize xsgetn(char* to, std::streamsize count) override;

private:
    std::string text_;
    std::size_t size_;
    std::size_t next_ = 0;
};

}  // namespace bibconv::test
