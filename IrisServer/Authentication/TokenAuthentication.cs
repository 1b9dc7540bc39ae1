using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IrisServer.Authentication;

/// <summary>Accepts the tokens that <see cref="TokenIssuer"/> issues, and no others.</summary>
internal static class TokenAuthentication
{
    public static void AddTokenAuthentication(this WebApplicationBuilder builder)
    {
        var settings = JwtSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<TokenIssuer>();
        builder.Services.AddAuthorization();
        builder.Services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new VolatileKeyRepository();
            options.XmlEncryptor = new NullXmlEncryptor();
        });
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.Events = new JwtBearerEvents { OnTokenValidated = RequireSubject };
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = JwtSettings.Party,
                ValidAudience = JwtSettings.Party,
                IssuerSigningKey = settings.SigningKey,
                ValidAlgorithms = [JwtSettings.Algorithm],
                NameClaimType = JwtRegisteredClaimNames.Sub,
                // The same clock issues and validates.
                ClockSkew = TimeSpan.Zero,
            };
        });
    }

    // Whose upload it is comes from the subject (RFC 7519 section 4.1.2), which a valid token need not have.
    private static Task RequireSubject(TokenValidatedContext context)
    {
        if (string.IsNullOrEmpty(context.Principal?.Identity?.Name))
            context.Fail("The token names no subject.");
        return Task.CompletedTask;
    }
}

/// <summary>Keeps data protection's keys in memory. It comes with <c>AddAuthentication</c> and writes a key file into the home folder at
/// start, but bearer tokens use none of it.</summary>
internal sealed class VolatileKeyRepository : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _elements = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
            return [.. _elements];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
            _elements.Add(element);
    }
}
