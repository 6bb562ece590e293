#include "ingest/dump/xml_nodes.h"

#include <libxml/tree.h>

namespace baku {

void FreeXmlDocument::operator()(xmlDoc* document) const { xmlFreeDoc(document); }

std::string_view view(const unsigned char* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));  // NOLINT
}

std::string_view name_of(const xmlNode& node) {
  return node.type == XML_ELEMENT_NODE ? view(node.name) : std::string_view();
}

std::string_view attribute(const xmlNode& node, std::string_view name) {
  for (const xmlAttr* each = node.properties; each != nullptr; each = each->next) {
    if (view(each->name) != name || each->children == nullptr) continue;
    return view(each->children->content);
  }
  return {};
}

void for_each_element(const xmlNode& node, const std::function<void(const xmlNode&)>& each) {
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) each(*child);
  }
}

}  // namespace baku
