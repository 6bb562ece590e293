// What the readers ask of libxml2's nodes.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

// The library's names.
// NOLINTBEGIN(clang-diagnostic-reserved-identifier,readability-identifier-naming)
struct _xmlDoc;
struct _xmlNode;
// NOLINTEND(clang-diagnostic-reserved-identifier,readability-identifier-naming)

namespace baku {

struct FreeXmlDocument {
  void operator()(_xmlDoc* document) const;
};
using XmlDocument = std::unique_ptr<_xmlDoc, FreeXmlDocument>;

// The library's strings, which are unsigned bytes; empty for none. Valid as long as the document.
std::string_view view(const unsigned char* text);

// Empty for a node that is no element.
std::string_view name_of(const _xmlNode& node);

// Empty where the element has no such attribute.
std::string_view attribute(const _xmlNode& node, std::string_view name);

// Calls `each` for the elements right below a node, in their order.
void for_each_element(const _xmlNode& node, const std::function<void(const _xmlNode&)>& each);

}  // namespace baku
