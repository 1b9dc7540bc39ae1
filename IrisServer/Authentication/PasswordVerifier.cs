using System.Security.Cryptography;
using IrisBench.Pipeline.Authentication;
using IrisServer.Storage;
using Microsoft.AspNetCore.Identity;

namespace IrisServer.Authentication;

/// <summary>Compares a password with the stored hash, at the same cost whether the user exists or not.</summary>
internal sealed class PasswordVerifier(IUserStore users, IPasswordHasher<string> hasher)
{
    private readonly string _hashOfNobody = hasher.HashPassword("", RandomNumberGenerator.GetHexString(32));

    public async Task<bool> VerifyAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        var hash = await users.FindPasswordHashAsync(credentials.User, cancellationToken);
        var result = hasher.VerifyHashedPassword(credentials.User, hash ?? _hashOfNobody, credentials.Password);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}
