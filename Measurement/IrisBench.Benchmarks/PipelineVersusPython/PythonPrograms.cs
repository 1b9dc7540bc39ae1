using System.Diagnostics;
using IrisBench.Benchmarks.ColdStart;

namespace IrisBench.Benchmarks.PipelineVersusPython;

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

    public ProcessStartInfo Monolith(Uri webServer)
    {
        var start = Script("warm.py", PipelineMode.Monolith);
        start.Environment[WebServerVariable] = webServer.ToString();
        start.Environment["LOAD_ITERATIONS"] = work.Load;
        return start;
    }

    public IReadOnlyDictionary<string, string> Function(string step, string mode, Uri webServer) => new Dictionary<string, string>
    {
        ["Program"] = python,
        [mode == PipelineMode.Fork ? "ForkArguments" : "Arguments"] = $"{(mode == PipelineMode.Fork ? "index.py" : "warm.py")} {step}",
        ["WorkingDirectory"] = PythonPeer.Folder,
        [$"Environment:{WebServerVariable}"] = webServer.ToString(),
    };

    public HttpContent MonolithBody() => new StringContent(PipelineWork.Pipeline);

    public void GiveToken(HttpRequestMessage training, string token) => training.Content = new StringContent(token);

    private ProcessStartInfo Script(params string[] arguments) => new(python, arguments) { WorkingDirectory = PythonPeer.Folder };
}
