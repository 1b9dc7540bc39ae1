using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

/// <summary>
/// Stops the application when <c>dotnet run</c>, which started it, is killed: a user who kills what he started means
/// all of it. Reads Linux's <c>/proc</c>; elsewhere it watches nothing.
/// </summary>
internal sealed class LauncherWatch(IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ParentId() is not { } launcher || !IsDotnetRun(launcher))
            return;

        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (ParentId() == launcher)
                continue;
            lifetime.StopApplication();
            return;
        }
    }

    // An orphan gets another parent at once, so the number says whether the launcher lives.
    private static int? ParentId() => Read("/proc/self/status")?.Split('\n')
        .Where(line => line.StartsWith("PPid:", StringComparison.Ordinal))
        .Select(line => int.Parse(line["PPid:".Length..], System.Globalization.CultureInfo.InvariantCulture))
        .Cast<int?>()
        .FirstOrDefault();

    private static bool IsDotnetRun(int process)
        => Read($"/proc/{process}/cmdline")?.Split('\0') is [var program, .. var arguments]
            && Path.GetFileNameWithoutExtension(program) == "dotnet" && arguments.Contains("run");

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
