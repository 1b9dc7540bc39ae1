using System.Diagnostics;

namespace IrisBench.Tests.Gateway;

internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        var longest = patience ?? TimeSpan.FromMinutes(3);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < longest, $"Not within {longest.TotalSeconds} s: {what}.");
            await Task.Delay(50);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? patience = null)
        => TrueAsync(() => Task.FromResult(condition()), what, patience);
}
