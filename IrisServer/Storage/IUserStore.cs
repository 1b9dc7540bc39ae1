namespace IrisServer.Storage;

/// <summary>Users and their password hashes.</summary>
internal interface IUserStore
{
    /// <summary>The hash of <paramref name="user"/>'s password, or null when there is no such user (names are case-sensitive).</summary>
    Task<string?> FindPasswordHashAsync(string user, CancellationToken cancellationToken);

    /// <summary>Creates the user or replaces the hash.</summary>
    Task SavePasswordHashAsync(string user, string passwordHash, CancellationToken cancellationToken);
}
