using System.Threading.RateLimiting;

namespace IrisBench.LiveView.Loopback.Access;

/// <summary>Limits the attempts to guess the token: 10 wrong ones a minute, whoever makes them, since all come from this machine.</summary>
internal sealed class FailedLogins : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FixedWindowRateLimiter _limiter = new(new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = Window, QueueLimit = 0 });

    public bool TooMany => _limiter.GetStatistics() is { CurrentAvailablePermits: 0 };

    public void Count()
    {
        using var lease = _limiter.AttemptAcquire();
    }

    public void Dispose() => _limiter.Dispose();
}
