using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Api;

/// <summary>Who has the system for themselves: a measurement is worth nothing when somebody else changes modes under it. It ends by itself,
/// so that an owner who died keeps nobody out for long.</summary>
internal sealed class SystemLease
{
    private const int LongestOwner = 300;
    private const int LongestToken = 200;
    private const double LongestSeconds = 300;

    private readonly Lock _lock = new();
    private (byte[] Token, string Owner, DateTimeOffset Since, long Taken, TimeSpan Length)? _held;

    /// <summary>Who holds it, or null.</summary>
    public string? Owner => Status().Owner;

    /// <summary>Takes it, or holds it for longer.</summary>
    /// <exception cref="RefusedException">Somebody else holds it.</exception>
    public LeaseStatus Take(string? token, TakeLease wanted)
    {
        if (token is not { Length: > 0 and <= LongestToken })
            throw new RefusedException($"The header {GatewayHeaders.Lease} must hold a token of 1 to {LongestToken} letters.");
        if (wanted.Owner is not { Length: > 0 and <= LongestOwner } owner)
            throw new RefusedException($"owner must say in 1 to {LongestOwner} letters who takes the lease.");
        if (wanted.Seconds is not (>= 1 and <= LongestSeconds))
            throw new RefusedException($"seconds must be a number from 1 to {LongestSeconds}.");
        lock (_lock)
        {
            if (HeldByAnother(token) is { } other)
                throw new RefusedException(Sentence(other), StatusCodes.Status409Conflict);
            var since = Current()?.Since ?? DateTimeOffset.UtcNow;
            _held = (Digest(token), PrintableText.Of(owner), since, Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(wanted.Seconds));
            return Status();
        }
    }

    /// <summary>Ends it.</summary>
    /// <exception cref="RefusedException">Somebody else holds it.</exception>
    public void GiveBack(string? token)
    {
        lock (_lock)
        {
            if (HeldByAnother(token) is { } other)
                throw new RefusedException(Sentence(other), StatusCodes.Status409Conflict);
            _held = null;
        }
    }

    /// <summary>Lets pass who holds it, and everybody when nobody does.</summary>
    /// <exception cref="RefusedException">Somebody else holds it.</exception>
    public void Demand(string? token)
    {
        lock (_lock)
        {
            if (HeldByAnother(token) is { } other)
                throw new RefusedException($"{Sentence(other)} Until then functions stay as they are.", StatusCodes.Status423Locked);
        }
    }

    public LeaseStatus Status()
    {
        lock (_lock)
        {
            return Current() is { } held
                ? new LeaseStatus(held.Owner, held.Since, DateTimeOffset.UtcNow + held.Length - Stopwatch.GetElapsedTime(held.Taken))
                : new LeaseStatus();
        }
    }

    private static string Sentence(LeaseStatus other) => string.Create(
        CultureInfo.InvariantCulture,
        $"The system is being measured by {other.Owner}, since {other.Since:HH:mm:ss} UTC; wait until that has ended.");

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private (byte[] Token, string Owner, DateTimeOffset Since, long Taken, TimeSpan Length)? Current()
        => _held is { } held && Stopwatch.GetElapsedTime(held.Taken) < held.Length ? held : null;

    private LeaseStatus? HeldByAnother(string? token)
        => Current() is { } held && !CryptographicOperations.FixedTimeEquals(held.Token, Digest(token ?? "")) ? Status() : null;
}

internal static class LeaseEndpoints
{
    public static void MapLease(this IEndpointRouteBuilder system)
    {
        system.MapGet("/lease", static (SystemLease lease) => Told(lease.Status()));
        system.MapPut("/lease", static async (HttpContext context, SystemLease lease)
            => Told(lease.Take(TokenOf(context), await RequestJson.ReadAsync(context, GatewayContractJson.Default.TakeLease))));
        system.MapDelete("/lease", static (HttpContext context, SystemLease lease) =>
        {
            lease.GiveBack(TokenOf(context));
            return TypedResults.NoContent();
        });
    }

    /// <summary>Refuses requests without the token of a lease that is held.</summary>
    public static ValueTask<object?> DemandLease(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.RequestServices.GetRequiredService<SystemLease>().Demand(TokenOf(context.HttpContext));
        return next(context);
    }

    private static IResult Told(LeaseStatus status) => TypedResults.Json(status, GatewayContractJson.Default.LeaseStatus);

    private static string? TokenOf(HttpContext context) => context.Request.Headers[GatewayHeaders.Lease];
}
