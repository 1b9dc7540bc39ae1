using System.Globalization;
using System.Text;
using IrisBench.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IrisServer.Authentication;

internal sealed class TokenIssuer(JwtSettings settings, TimeProvider clock)
{
    private readonly JsonWebTokenHandler _handler = new();

    public IssuedToken IssueFor(string user)
    {
        // JWT times are whole seconds (RFC 7519); the answer must name the same moment as the token.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var expires = now + settings.Lifetime;
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = JwtSettings.Party,
            Audience = JwtSettings.Party,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = new SigningCredentials(settings.SigningKey, JwtSettings.Algorithm),
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = user,
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
            },
        });
        return new IssuedToken(token, "Bearer", expires);
    }
}

/// <summary>The answer to a login.</summary>
/// <param name="Token">The JWT.</param>
/// <param name="TokenType">Scheme for the <c>Authorization</c> header.</param>
/// <param name="ExpiresAt">From this moment the token is refused.</param>
internal sealed record IssuedToken(string Token, string TokenType, DateTimeOffset ExpiresAt);

/// <summary>How tokens are signed: settings <c>Jwt:SigningKey</c> (a secret, no default) and <c>Jwt:Lifetime</c>.</summary>
internal sealed record JwtSettings(SymmetricSecurityKey SigningKey, TimeSpan Lifetime)
{
    /// <summary>Issuer and audience: this server alone issues tokens and accepts them.</summary>
    public const string Party = "iris-server";

    public const string Algorithm = SecurityAlgorithms.HmacSha256;

    private const string KeySetting = "Jwt:SigningKey";
    private const string LifetimeSetting = "Jwt:Lifetime";

    // RFC 7518 section 3.2: a key of at least the hash's size.
    private const int MinimumKeyBytes = 32;

    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaximumLifetime = TimeSpan.FromDays(1);

    /// <exception cref="StartupRefusedException">A setting is missing or out of range.</exception>
    public static JwtSettings From(IConfiguration configuration)
    {
        var key = configuration[KeySetting];
        if (string.IsNullOrWhiteSpace(key))
            throw StartupRefusedException.Missing(KeySetting);
        var keyBytes = Encoding.UTF8.GetBytes(key);
        return keyBytes.Length >= MinimumKeyBytes
            ? new JwtSettings(new SymmetricSecurityKey(keyBytes), LifetimeFrom(configuration[LifetimeSetting]))
            : throw new StartupRefusedException($"setting {KeySetting} must have at least {MinimumKeyBytes} bytes.");
    }

    private static TimeSpan LifetimeFrom(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DefaultLifetime;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var lifetime)
            && lifetime >= MinimumLifetime && lifetime <= MaximumLifetime
            ? lifetime
            : throw new StartupRefusedException(
                $"setting {LifetimeSetting} must be a time span from {MinimumLifetime} to {MaximumLifetime}.");
    }
}
