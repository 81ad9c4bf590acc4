// SPDX-License-Identifier: Apache-2.0
#include "inbox/staff_store.hpp"

namespace signpost::inbox {

using soci::into;
using soci::use;

bool StaffStore::addUser(const std::string& user, const std::string& passwordHash, const std::string& now) {
    bool added = false;
    writer_.run([&](soci::session& session) {
        int existing = 0;
        session << "SELECT COUNT(*) FROM staff WHERE user_name = :user", use(user), into(existing);
        added = existing == 0;
        if (added) {
            session << "INSERT INTO staff (user_name, password_hash, created_at) VALUES (:user, :hash, :now)",
                use(user), use(passwordHash), use(now);
        }
    });
    return added;
}

bool StaffStore::setPassword(const std::string& user, const std::string& passwordHash) {
    bool changed = false;
    writer_.run([&](soci::session& session) {
        soci::statement update = (session.prepare << "UPDATE staff SET password_hash = :hash WHERE user_name = :user",
                                  use(passwordHash), use(user));
        update.execute(true);
        changed = update.get_affected_rows() > 0;
    });
    return changed;
}

bool StaffStore::removeUser(const std::string& user) {
    bool removed = false;
    writer_.run([&](soci::session& session) {
        soci::statement erase = (session.prepare << "DELETE FROM staff WHERE user_name = :user", use(user));
        erase.execute(true);
        removed = erase.get_affected_rows() > 0;
    });
    return removed;
}

std::optional<std::string> StaffStore::passwordHash(const std::string& user) {
    return reader_([&](soci::session& session) -> std::optional<std::string> {
        std::string hash;
        session << "SELECT password_hash FROM staff WHERE user_name = :user", use(user), into(hash);
        if (!session.got_data()) {
            return std::nullopt;
        }
        return hash;
    });
}

void StaffStore::record(const std::string& user, const std::string& action, long long letterId,
                        const std::string& now) {
    writer_.run([&](soci::session& session) {
        session << "INSERT INTO audit (happened_at, user_name, action, letter_id) VALUES (:now, :user, :action, :id)",
            use(now), use(user), use(action), use(letterId);
    });
}

std::string StaffStore::surgery() {
    return reader_([](soci::session& session) {
        std::string ods;
        session << "SELECT ods FROM surgery", into(ods);
        return session.got_data() ? ods : std::string();
    });
}

void StaffStore::setSurgery(const std::string& ods, const std::string& now) {
    writer_.run([&](soci::session& session) {
        session << "INSERT INTO surgery (ods, last_letter, created_at) VALUES (:ods, 0, :now)", use(ods), use(now);
    });
}

bool isUserName(std::string_view text) noexcept {
    return !text.empty() && text.size() <= 64 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@") ==
               std::string_view::npos;
}

} // namespace signpost::inbox
