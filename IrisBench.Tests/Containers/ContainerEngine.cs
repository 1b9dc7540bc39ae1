using System.Globalization;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;
using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Containers;

/// <summary>
/// A container engine and a registry for these tests alone: everything of theirs is in one folder, on a private socket and on loopback.
/// </summary>
internal sealed class ContainerEngine : IAsyncDisposable
{
    public const string Network = "irisbench";

    // RFC 2544's range for benchmarks, which no real network has. Another one for each run: an engine that was killed leaves its bridge,
    // and two bridges of one network lead nowhere.
    private static readonly string Subnet = string.Create(CultureInfo.InvariantCulture, $"198.18.{1 + (Environment.ProcessId % 254)}");

    private readonly string _folder = Directory.CreateTempSubdirectory("irisbench-containers-").FullName;
    private readonly int _registryPort = FreePort.Next();
    private readonly List<StartedProcess> _processes = [];

    /// <summary>What the documentation calls <c>$PUSH</c>; by this name the SDK takes plain HTTP.</summary>
    public string Registry => $"localhost:{_registryPort}";

    public string Base => $"{Registry}/base:1";

    private string Socket => $"unix://{_folder}/docker.sock";

    public async Task StartAsync()
    {
        Run("dockerd",
            "--host", Socket, "--data-root", PathOf("data"), "--exec-root", PathOf("exec"), "--pidfile", PathOf("dockerd.pid"),
            // Containers reach each other and this machine; nothing leads out, and the machine's rules stay as they are.
            "--bridge", "none", "--iptables=false", "--ip-forward=false", "--ip-masq=false", "--log-level", "error");
        await File.WriteAllTextAsync(PathOf("registry.yml"), $"""
            version: 0.1
            log:
              level: error
            storage:
              filesystem:
                rootdirectory: {PathOf("registry")}
            http:
              addr: 127.0.0.1:{_registryPort}
            """);
        Run("docker-registry", "serve", PathOf("registry.yml"));
        await Eventually.TrueAsync(async () => (await EndAsync("info")).ExitCode == 0, "the engine answers");

        await BaseImage.WriteAsync(PathOf("base.tar"));
        await DockerAsync(
            "import", "--change", "USER 1654", "--change", "ENV PATH=/usr/share/dotnet DOTNET_RUNNING_IN_CONTAINER=true",
            PathOf("base.tar"), Base);
        await DockerAsync("push", "--quiet", Base);
        await DockerAsync("network", "create", "--internal", $"--subnet={Subnet}.0/24", Network);
    }

    /// <summary>Address of a container, from 2: names would take rules of iptables.</summary>
    public static string Address(int number) => $"{Subnet}.{number}";

    /// <summary>A new folder of the engine's, which user 1654 may write to, as a volume with fsGroup is.</summary>
    public async Task<string> VolumeAsync(string name)
    {
        var volume = Directory.CreateDirectory(PathOf(name)).FullName;
        await Tool.RunAsync("chown", "1654:1654", volume);
        return volume;
    }

    public Task<string> DockerAsync(params string[] arguments) => Tool.RunAsync("docker", ["--host", Socket, .. arguments]);

    public Task<(int ExitCode, string Output, string Errors)> EndAsync(params string[] arguments)
        => Tool.EndAsync("docker", ["--host", Socket, .. arguments]);

    public async ValueTask DisposeAsync()
    {
        var running = (await EndAsync("ps", "--all", "--quiet")).Output;
        if (running.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } containers)
            await DockerAsync(["rm", "--force", "--volumes", .. containers]);
        await EndAsync("network", "rm", Network);
        foreach (var process in _processes)
        {
            await process.EndAsync();
            await process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Run(string program, params string[] arguments) => _processes.Add(Tool.Start(program, arguments));
}
