using IrisBench.ServiceDefaults.Startup;
using IrisServer.Storage;
using Microsoft.AspNetCore.Identity;

namespace IrisServer.Authentication;

/// <summary>The user named by the settings <c>Iris:User</c> and <c>Iris:Password</c>; there is no default for either.</summary>
internal sealed class FirstUser(IConfiguration configuration, IUserStore users, IPasswordHasher<string> hasher)
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
