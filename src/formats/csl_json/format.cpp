#include "formats/csl_json/format.hpp"

#include <array>

namespace bibconv::csl_json {
namespace {

constexpr std::array<std::string_view, 4> aliases = {"csljson", "csl", "citeproc", "json"};
constexpr std::array<std::string_view, 2> suffixes = {".json", ".csljson"};
constexpr std::array<std::string_view, 2> line_aliases = {"jsonl", "ndjson"};
constexpr std::array<std::string_view, 2> line_suffixes = {".jsonl", ".ndjson"};

bool looks_like_csl_json(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || (head[begin] != '[' && head[begin] != '{')) return false;
    const auto has = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    const bool empty_list = head[begin] == '[' && head.find_first_not_of(" \t\r\n", begin + 1) == head.find(']');
    return empty_list || ((has("\"type\"") || has("\"id\"")) && !has("\"@context\""));
}

}  // namespace

const Format csl_json{
    .name = "csl-json",
    .description = "CSL-JSON for citation processors and reference managers",
    .aliases = aliases,
    .suffixes = suffixes,
    .sniff = looks_like_csl_json,
    .read = read_csl_json,
    .make_writer = [](std::ostream& out,
                      const WriteContext& context) { return make_writer(out, context, Layout::array); },
};

const Format csl_jsonl{
    .name = "csl-jsonl",
    .description = "CSL-JSON, one item a line, for pipes and data engines",
    .aliases = line_aliases,
    .suffixes = line_suffixes,
    .read = read_csl_json,
    .make_writer = [](std::ostream& out,
                      const WriteContext& context) { return make_writer(out, context, Layout::lines); },
};

}  // namespace bibconv::csl_json
