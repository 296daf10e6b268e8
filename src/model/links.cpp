#include "model/links.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace bibconv::model {
namespace {

// An address that was copied out of HTML has "&amp;" for each "&"; nobody means the former.
std::string without_references(std::string_view url) {
    constexpr std::string_view reference = "&amp;";
    std::string out;
    for (std::size_t at = url.find(reference); at != std::string_view::npos; at = url.find(reference)) {
        out.append(url.substr(0, at + 1));
        url.remove_prefix(at + reference.size());
    }
    return out.append(url);
}

void split_urls(std::string_view text, std::vector<NamedLink>& links) {
    while (true) {
        const std::size_t begin = text.find_first_not_of(" \t\n,;");
        if (begin == std::string_view::npos) return;
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
        std::string_view url = text.substr(0, end);
        while (url.ends_with(',') || url.ends_with(';')) url.remove_suffix(1);
        links.push_back({without_references(url), {}});
        text.remove_prefix(end);
    }
}

void collect(const RichText& text, std::vector<NamedLink>& links) {
    for (const Inline& node : text.nodes) {
        if (const auto* link = std::get_if<Link>(&node)) {
            std::string name = plain_text(link->content);
            if (name == link->url) name.clear();
            links.push_back({without_references(link->url), std::move(name)});
        } else if (const auto* styled = std::get_if<Styled>(&node)) {
            collect(styled->content, links);
        }
    }
}

Inline link_node(const NamedLink& link) { return Link{link.url, link.text.empty() ? link.url : link.text}; }

}  // namespace

std::vector<NamedLink> links_of(const Entry& entry, std::string_view field) {
    std::vector<NamedLink> links;
    if (const auto* rich = entry.fields.get<RichText>(field)) {
        collect(*rich, links);
        if (links.empty()) split_urls(plain_text(*rich), links);
    } else {
        split_urls(entry.fields.text(field), links);
    }
    return links;
}

void add_link(Entry& entry, std::string_view field, const NamedLink& link) {
    const auto present = links_of(entry, field);
    if (present.empty() && link.text.empty()) {
        entry.fields.set(field, link.url);
        return;
    }
    RichText value;
    for (const NamedLink& old : present) {
        value.append(link_node(old));
        value.append(", ");
    }
    value.append(link_node(link));
    entry.fields.set(field, std::move(value));
}

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    if (const std::size_t at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
    if (url.starts_with("www.")) url.remove_prefix(4);
    return text::ascii_lower(url);
}

}  // namespace bibconv::model
