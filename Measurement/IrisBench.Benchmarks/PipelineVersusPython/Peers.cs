using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using IrisBench.Experiments.Sides;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>One of the two that are compared: how its programs are started and called.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>The web server, and a path at which it answers GET when it is ready.</summary>
    (ProcessStartInfo Start, string ReadyPath) WebServer { get; }

    /// <summary>The monolith, and such a path of its own.</summary>
    (ProcessStartInfo Start, string ReadyPath) Monolith(Uri webServer);

    /// <summary>The gateway's settings of a step's function in a mode, below its name.</summary>
    IReadOnlyDictionary<string, string> Function(string step, string mode, Uri webServer);

    /// <summary>What the monolith is sent.</summary>
    HttpContent MonolithBody();

    /// <summary>The request for the training, whose only input is the token.</summary>
    void GiveToken(HttpRequestMessage training, string token);
}

/// <summary>IrisBench as it ships: Release, compiled ahead of time (ReadyToRun).</summary>
internal sealed class OwnPrograms : IPeer
{
    /// <summary>How all of it is compiled.</summary>
    public const string Compilation = "r2r";

    private const string WebServerVariable = "services__iris-server__http__0";

    private readonly PipelineWork _work;
    private readonly string _store;
    private readonly IReadOnlyDictionary<string, string> _programs;

    private OwnPrograms(PipelineWork work, string store, IReadOnlyDictionary<string, string> programs)
        => (_work, _store, _programs) = (work, store, programs);

    public string Name => "IrisBench";

    public (ProcessStartInfo Start, string ReadyPath) WebServer
    {
        get
        {
            var start = new ProcessStartInfo(_programs["IrisServer"]);
            start.Environment["Iris__User"] = PipelineWork.User;
            start.Environment["Iris__Password"] = PipelineWork.Password;
            start.Environment["Jwt__SigningKey"] = Guid.NewGuid().ToString();
            start.Environment["Store__Path"] = Path.Combine(_store, "iris-server.db");
            return (start, "/health");
        }
    }

    /// <param name="work">What is asked of it.</param>
    /// <param name="store">A folder for the web server's models.</param>
    /// <param name="cancellationToken">Ends the publishing.</param>
    /// <exception cref="MeasurementException">A program cannot be published.</exception>
    public static async Task<OwnPrograms> PublishAsync(PipelineWork work, string store, CancellationToken cancellationToken)
    {
        var programs = new Dictionary<string, string>();
        foreach (var project in (string[])["IrisServer", "Monolith", .. PipelineSteps.All.Select(step => $"Functions/{ProjectOf(step)}")])
            programs[Path.GetFileName(project)] = await Programs.PublishAsync(project, Compilation, cancellationToken);
        return new OwnPrograms(work, store, programs);
    }

    public (ProcessStartInfo Start, string ReadyPath) Monolith(Uri webServer)
    {
        var start = new ProcessStartInfo(_programs["Monolith"]);
        start.Environment[WebServerVariable] = webServer.ToString();
        return (start, "/health");
    }

    public IReadOnlyDictionary<string, string> Function(string step, string mode, Uri webServer) => new Dictionary<string, string>
    {
        ["Program"] = _programs[ProjectOf(step)],
        [$"Environment:{WebServerVariable}"] = webServer.ToString(),
    };

    public HttpContent MonolithBody() => JsonContent.Create(new
    {
        user = PipelineWork.User,
        password = PipelineWork.Password,
        model = PipelineWork.Model,
        features = PipelineWork.Flower,
        load = new { iterations = _work.Iterations, size = _work.Size },
    });

    public void GiveToken(HttpRequestMessage training, string token)
        => training.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private static string ProjectOf(string step) => $"Iris{char.ToUpperInvariant(step[0])}{step[1..]}";
}

/// <summary><c>peers/python</c>: Flask and waitress, and for a fork the classic watchdog's standard input.</summary>
/// <param name="python">The whole path of Python.</param>
/// <param name="work">What is asked of it.</param>
internal sealed class PythonPrograms(string python, PipelineWork work) : IPeer
{
    private const string WebServerVariable = "IRIS_SERVER";

    public string Name => "Python";

    public (ProcessStartInfo Start, string ReadyPath) WebServer
    {
        get
        {
            var start = Script("iris_server.py");
            start.Environment["IRIS_USER"] = PipelineWork.User;
            start.Environment["IRIS_PASSWORD"] = PipelineWork.Password;
            return (start, "/default");
        }
    }

    public (ProcessStartInfo Start, string ReadyPath) Monolith(Uri webServer)
    {
        var start = Script("warm.py", PipelineMode.Monolith);
        start.Environment[WebServerVariable] = webServer.ToString();
        start.Environment["LOAD_ITERATIONS"] = work.Load;
        return (start, "/_/ready");
    }

    public IReadOnlyDictionary<string, string> Function(string step, string mode, Uri webServer) => new Dictionary<string, string>
    {
        ["Program"] = python,
        [mode == PipelineMode.Fork ? "ForkArguments" : "Arguments"] = $"{(mode == PipelineMode.Fork ? "index.py" : "warm.py")} {step}",
        ["WorkingDirectory"] = Programs.PythonFolder,
        [$"Environment:{WebServerVariable}"] = webServer.ToString(),
    };

    public HttpContent MonolithBody() => new StringContent(PipelineWork.Pipeline);

    public void GiveToken(HttpRequestMessage training, string token) => training.Content = new StringContent(token);

    private ProcessStartInfo Script(params string[] arguments) => new(python, arguments) { WorkingDirectory = Programs.PythonFolder };
}
