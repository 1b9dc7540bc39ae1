using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;

namespace IrisBench.Benchmarks.DashboardSoak;

/// <summary>The AppHost as a user runs it, with a store of its own.</summary>
internal sealed class SoakedSystem : IAsyncDisposable
{
    public const string User = "iris";
    public const string Password = "a password for the soak";
    public const string Token = "soak";

    // Built together with this program.
    private static readonly string AppHostAssembly = typeof(SoakedSystem).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "AppHost").Value!;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private SoakedSystem(Process process, DirectoryInfo folder, int port)
    {
        (_process, _folder, Dashboard) = (process, folder, new Uri($"http://localhost:{port}/"));
        // What nobody reads would stop who writes it.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public Uri Dashboard { get; }

    public Uri Monolith { get; private set; } = null!;

    private string StateFile => Path.Combine(_folder.FullName, "running-system.json");

    /// <exception cref="MeasurementException">It does not come up.</exception>
    public static async Task<SoakedSystem> StartAsync(string otlpEndpoint, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("irisbench-soak-");
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet",
            [
                AppHostAssembly,
                $"--Parameters:iris-user={User}", $"--Parameters:iris-password={Password}", "--Parameters:jwt-signing-key=a key for the soak that is longer than thirty-two bytes",
                $"--IrisServer:StorePath={Path.Combine(folder.FullName, "iris-server.db")}", $"--IrisBench:StateFile={Path.Combine(folder.FullName, "running-system.json")}",
                $"--ASPNETCORE_URLS=http://localhost:{port}", $"--ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN={Token}",
                $"--OTEL_EXPORTER_OTLP_ENDPOINT={otlpEndpoint}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_ENVIRONMENT"] = "Development" },
        };
        var system = new SoakedSystem(Process.Start(start)!, folder, port);
        try
        {
            await system.ReadyAsync(cancellationToken);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = OperatingSystem.IsWindows() ? null : Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            if (kill is null || !_process.WaitForExit(TimeSpan.FromSeconds(30)))
                _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // The AppHost writes the file once everything is healthy.
    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!File.Exists(StateFile))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new MeasurementException("The AppHost does not come up; try dotnet run --project IrisBench.AppHost.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(StateFile, cancellationToken));
        Monolith = new Uri(state.RootElement.GetProperty("resources").GetProperty("monolith").GetProperty("http").GetString()!);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
