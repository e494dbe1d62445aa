#include "publish/zip_writer.hpp"

#include <algorithm>

#include "base/file.hpp"

namespace earbound {
namespace {

constexpr std::uint32_t largest32 = 0xffffffff;
constexpr std::uint16_t largest16 = 0xffff;
constexpr std::uint16_t plain_version = 20, zip64_version = 45;
constexpr std::uint16_t utf8_names = 0x0800, method_stored = 0, method_deflated = 8;
constexpr std::uint16_t no_time = 0, first_date = 0x0021;  // 00:00 on 1 January 1980
constexpr std::uint16_t zip64_extra = 1;
constexpr std::uint32_t plain_file = 0100644U << 16;  // its rights, as Unix has them
constexpr std::uint16_t made_on_unix = 3 << 8;

/// Numbers of two, four and eight bytes, the lowest first.
class Fields {
 public:
  Fields& two(std::uint64_t value) { return add(value, 2); }
  Fields& four(std::uint64_t value) { return add(value, 4); }
  Fields& eight(std::uint64_t value) { return add(value, 8); }
  Fields& text(std::string_view value) {
    bytes_.insert(bytes_.end(), value.begin(), value.end());
    return *this;
  }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }

 private:
  Fields& add(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i, value >>= 8) bytes_.push_back(static_cast<std::uint8_t>(value & 0xff));
    return *this;
  }
  std::vector<std::uint8_t> bytes_;
};

std::uint64_t fitting(std::uint64_t value) { return std::min<std::uint64_t>(value, largest32); }

/// Calls `use` for each piece of a file.
template <class Use>
void read_pieces(const std::string& path, const Use& use) {
  const MappedFile file(path);
  constexpr std::size_t piece = std::size_t{1} << 20;
  for (std::span<const std::uint8_t> rest = file.bytes(); !rest.empty();) {
    const std::size_t count = std::min(rest.size(), piece);
    use(rest.first(count));
    rest = rest.subspan(count);
  }
}

}  // namespace

void ZipWriter::store(const std::string& name, std::span<const std::uint8_t> bytes) {
  begin({name, false, crc32_of(bytes), bytes.size(), bytes.size()});
  write(bytes);
}

void ZipWriter::deflate(const std::string& name, std::string_view text) {
  ZipText whole;
  whole.add(text);
  add(name, whole);
}

void ZipWriter::add(const std::string& name, ZipText& text) {
  const std::vector<std::uint8_t> packed = text.deflater_.finish();
  begin({name, true, text.checksum_, packed.size(), text.size_});
  write(packed);
}

void ZipText::add(std::string_view text) {
  deflater_.add(as_bytes(text));
  checksum_ = crc32_of(as_bytes(text), checksum_);
  size_ += text.size();
}

void ZipWriter::store_file(const std::string& name, const std::string& path) {
  std::uint32_t checksum = 0;
  std::uint64_t size = 0;
  read_pieces(path, [&](std::span<const std::uint8_t> bytes) {
    checksum = crc32_of(bytes, checksum);
    size += bytes.size();
  });
  begin({name, false, checksum, size, size});
  read_pieces(path, [this](std::span<const std::uint8_t> bytes) { write(bytes); });
}

void ZipWriter::begin(Entry entry) {
  entry.offset = at_;
  const bool large = entry.size >= largest32 || entry.packed >= largest32;
  Fields header;
  header.four(0x04034b50).two(large ? zip64_version : plain_version).two(utf8_names);
  header.two(entry.compressed ? method_deflated : method_stored).two(no_time).two(first_date).four(entry.checksum);
  header.four(large ? largest32 : entry.packed).four(large ? largest32 : entry.size);
  header.two(entry.name.size()).two(large ? 20 : 0).text(entry.name);
  if (large) header.two(zip64_extra).two(16).eight(entry.size).eight(entry.packed);
  write(header.bytes());
  entries_.push_back(std::move(entry));
}

void ZipWriter::write(std::span<const std::uint8_t> bytes) {
  out_.write(bytes);
  at_ += bytes.size();
}

void ZipWriter::write_directory_entry(const Entry& entry) {
  Fields extra;
  if (entry.size >= largest32) extra.eight(entry.size);
  if (entry.packed >= largest32) extra.eight(entry.packed);
  if (entry.offset >= largest32) extra.eight(entry.offset);
  const std::size_t length = extra.bytes().size();
  Fields fields;
  fields.four(0x02014b50).two(made_on_unix | zip64_version).two(length > 0 ? zip64_version : plain_version);
  fields.two(utf8_names).two(entry.compressed ? method_deflated : method_stored).two(no_time).two(first_date);
  fields.four(entry.checksum).four(fitting(entry.packed)).four(fitting(entry.size));
  fields.two(entry.name.size()).two(length > 0 ? length + 4 : 0).two(0).two(0).two(0);  // no remark, one disk, binary
  fields.four(plain_file).four(fitting(entry.offset)).text(entry.name);
  if (length > 0) fields.two(zip64_extra).two(length);
  write(fields.bytes());
  write(extra.bytes());
}

void ZipWriter::finish() {
  const std::uint64_t begin = at_;
  for (const Entry& entry : entries_) write_directory_entry(entry);
  const std::uint64_t length = at_ - begin, end = at_, count = entries_.size();
  if (count >= largest16 || begin >= largest32 || length >= largest32) {
    Fields large;
    large.four(0x06064b50).eight(44).two(made_on_unix | zip64_version).two(zip64_version).four(0).four(0);
    large.eight(count).eight(count).eight(length).eight(begin);
    large.four(0x07064b50).four(0).eight(end).four(1);
    write(large.bytes());
  }
  const std::uint64_t stated = std::min<std::uint64_t>(count, largest16);
  Fields last;
  last.four(0x06054b50).two(0).two(0).two(stated).two(stated).four(fitting(length)).four(fitting(begin)).two(0);
  write(last.bytes());
  out_.finish();
}

}  // namespace earbound
