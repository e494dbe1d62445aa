#pragma once
// HTTP for the files of a directory: the adapter of libmicrohttpd.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace earbound {

inline constexpr std::uint16_t usual_port = 8700;
inline constexpr const char* usual_address = "127.0.0.1";

struct ServeOptions {
  std::string directory;
  std::string address = usual_address;
  std::uint16_t port = usual_port;  ///< 0: any that is free
};

/// Serves from its construction on, with threads of its own. They take no signals.
class FileServer {
 public:
  /// Throws Error when the directory is missing or the address cannot be listened on.
  explicit FileServer(const ServeOptions& options);
  /// Closes every connection.
  ~FileServer();
  FileServer(const FileServer&) = delete;
  FileServer& operator=(const FileServer&) = delete;

  /// Where it is reached, the likeliest for others first; never empty.
  [[nodiscard]] const std::vector<std::string>& addresses() const;
  [[nodiscard]] bool loopback() const;  ///< from this computer alone

  /// To be called about once a second: ends connections whose request does not come to its end.
  void end_slow_requests();
  /// Takes no new connections. What is being sent goes on.
  void stop_accepting();
  /// Whether nothing is being sent.
  [[nodiscard]] bool idle() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace earbound
