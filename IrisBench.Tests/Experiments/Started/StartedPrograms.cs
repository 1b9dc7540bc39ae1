using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Started;
using IrisBench.Processes;

namespace IrisBench.Tests.Experiments.Started;

/// <summary>A folder with a server in Python that runs start, and in which nothing goes on when a test is over.</summary>
public abstract class StartedPrograms : IDisposable
{
    /// <param name="folder">How the folder's name begins.</param>
    /// <param name="server">The server's <c>do_GET</c>, indented by eight.</param>
    protected StartedPrograms(string folder, string server)
    {
        Folder = Directory.CreateTempSubdirectory(folder);
        File.WriteAllText(InFolder("server.py"), $"""
            import http.server, sys, pathlib
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = "HTTP/1.1"
                def do_GET(self):
            {server}
                def log_message(self, *_): pass
            print("serving", flush=True)
            http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
            """);
    }

    protected DirectoryInfo Folder { get; }

    protected string Results => InFolder("results");

    public void Dispose()
    {
        Assert.Empty(Running());
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string InFolder(string name) => Path.Combine(Folder.FullName, name);

    /// <summary>What runs and was started in the folder: other tests have folders of their own.</summary>
    protected IEnumerable<int> Running()
        => ProcFiles.Ids().Where(id => ProcFiles.Read(id, "environ") is { } environment
            && environment.Contains($"{StartedSystems.Variable}=", StringComparison.Ordinal)
            && environment.Contains(Folder.Name, StringComparison.Ordinal));

    internal RunRequest Request(Experiment experiment) => new()
    {
        Experiment = experiment,
        Targets = new RunTargets(),
        Credentials = null,
        Results = new DirectoryInfo(Results),
        Command = "tests",
    };
}
