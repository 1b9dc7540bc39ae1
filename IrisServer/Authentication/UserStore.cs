using IrisBench.ServiceDefaults;
using IrisServer.Storage;
using Microsoft.AspNetCore.Identity;

namespace IrisServer.Authentication;

/// <summary>Users and their password hashes.</summary>
internal sealed class UserStore(SqliteDatabase database)
{
    /// <summary>The hash of <paramref name="user"/>'s password, or null when there is no such user (names are case-sensitive).</summary>
    public async Task<string?> FindPasswordHashAsync(string user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.Command("SELECT password_hash FROM user WHERE name = $name", ("$name", user));
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Creates the user or replaces the hash.</summary>
    public Task SavePasswordHashAsync(string user, string passwordHash, CancellationToken cancellationToken)
        => database.WriteAsync(
            async connection =>
            {
                await using var command = connection.Command(
                    "INSERT INTO user (name, password_hash) VALUES ($name, $hash) "
                    + "ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash",
                    ("$name", user), ("$hash", passwordHash));
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
}

/// <summary>The user named by the settings <c>Iris:User</c> and <c>Iris:Password</c>; there is no default for either.</summary>
internal sealed class FirstUser(IConfiguration configuration, UserStore users, IPasswordHasher<string> hasher)
{
    public const string UserSetting = "Iris:User";
    public const string PasswordSetting = "Iris:Password";

    /// <exception cref="StartupRefusedException">A setting is missing or cannot be used to log in.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var setting in new[] { UserSetting, PasswordSetting })
        {
            if (string.IsNullOrWhiteSpace(configuration[setting]))
                throw StartupRefusedException.Missing(setting);
        }

        if (configuration[UserSetting]!.Contains(';', StringComparison.Ordinal))
            throw new StartupRefusedException($"setting {UserSetting} must not contain a semicolon.");
    }

    /// <summary>Creates the user, or replaces the hash when the password changed or the hash is of an older kind.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var user = configuration[UserSetting]!;
        var password = configuration[PasswordSetting]!;
        var hash = await users.FindPasswordHashAsync(user, cancellationToken);
        if (hash is null || hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Success)
            await users.SavePasswordHashAsync(user, hasher.HashPassword(user, password), cancellationToken);
    }
}
