#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace bibconv::base {

/// From 64-bit hashes to small values, in little more memory than these take: a million keys of a bibliography must fit
/// beside a few megabytes of everything else. Whoever asks by a hash takes it for the key: two keys of one hash in a
/// million come once in thirty million files.
template <class Value>
class CompactMap {
public:
    /// The value of the hash, which is `value` if there was none, and whether there was none.
    std::pair<Value&, bool> try_emplace(std::uint64_t hash, Value value = {}) {
        if (hash == unused) hash = 1;
        Shard& shard = shards_[hash >> (64U - shard_bits)];
        if (shard.size + 1 > shard.hashes.size() / 8 * 7) shard.grow();
        const std::size_t place = shard.place_of(hash);
        const bool is_new = shard.hashes[place] == unused;
        if (is_new) {
            shard.hashes[place] = hash;
            shard.values[place] = std::move(value);
            ++shard.size;
        }
        return {shard.values[place], is_new};
    }

private:
    static constexpr std::uint64_t unused = 0;
    static constexpr unsigned shard_bits = 8;  // parts that grow on their own: never is all of it there twice

    // A value that says nothing takes no memory.
    struct One {
        Value value;
        Value& operator[](std::size_t /*place*/) noexcept { return value; }
        void resize(std::size_t /*size*/) noexcept {}
    };
    using Values = std::conditional_t<std::is_empty_v<Value>, One, std::vector<Value>>;

    struct Shard {
        std::vector<std::uint64_t> hashes;
        Values values;
        std::size_t size = 0;

        [[nodiscard]] std::size_t place_of(std::uint64_t hash) const noexcept {
            std::size_t place = hash % hashes.size();
            while (hashes[place] != unused && hashes[place] != hash) place = place + 1 == hashes.size() ? 0 : place + 1;
            return place;
        }
        void grow() {
            Shard larger;
            const std::size_t capacity = hashes.empty() ? 16 : hashes.size() + hashes.size() / 2;
            larger.hashes.assign(capacity, unused);
            larger.values.resize(capacity);
            for (std::size_t i = 0; i < hashes.size(); ++i) {
                if (hashes[i] == unused) continue;
                const std::size_t place = larger.place_of(hashes[i]);
                larger.hashes[place] = hashes[i];
                larger.values[place] = std::move(values[i]);
            }
            larger.size = size;
            *this = std::move(larger);
        }
    };

    std::array<Shard, std::size_t{1} << shard_bits> shards_;
};

}  // namespace bibconv::base
