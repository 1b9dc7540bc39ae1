using System.Diagnostics;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>The cold starts of a step, ours in some compilations and Python's.</summary>
/// <param name="Step">The step.</param>
/// <param name="Seconds">From process start to answer, by side: each compilation, then Python.</param>
internal sealed record ColdStarts(ColdStartStep Step, IReadOnlyDictionary<string, IReadOnlyList<double>> Seconds)
{
    /// <summary>Name of the side that the others are compared with.</summary>
    public const string Python = "python";

    /// <param name="python">Python with the packages that the steps need.</param>
    /// <param name="rounds">Starts of each side.</param>
    /// <param name="compilationsOf">How a step is compiled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MeasurementException">A side cannot be built or fails, or two predictions differ.</exception>
    public static async Task<IReadOnlyList<ColdStarts>> MeasureAsync(
        string python, int rounds, Func<ColdStartStep, IEnumerable<string>> compilationsOf, CancellationToken cancellationToken)
    {
        await using var server = await ModelServer.StartAsync(cancellationToken);
        // Its predict step reads what its train step posts.
        await PythonAsync("train", "token");
        var all = new List<ColdStarts>();
        foreach (var step in ColdStartStep.All)
        {
            var sides = new Dictionary<string, Func<Task<ProcessAnswer>>>();
            foreach (var compilation in compilationsOf(step))
            {
                var program = await Programs.PublishAsync($"Functions/{step.Project}", compilation, cancellationToken);
                sides[compilation] = () => FunctionAsync(program, step.Body);
            }

            sides[Python] = () => PythonAsync(step.Name, step.Body);
            var answers = await Turns.TakeAsync(_ => sides.Keys, side => sides[side](), rounds, check: answers =>
            {
                if (step.Name == "predict")
                    Turns.MustAgree(answers.Select(answer => answer.Output));
            });
            all.Add(new ColdStarts(step, sides.Keys.ToDictionary(
                side => side, IReadOnlyList<double> (side) => [.. answers[side].Select(answer => answer.Seconds)])));
        }

        return all;

        Task<ProcessAnswer> FunctionAsync(string program, string body)
        {
            var start = new ProcessStartInfo(program, ["--stdin"]);
            start.Environment["services__iris-server__http__0"] = server.Address.ToString();
            start.Environment["Http_Accept"] = "text/plain";
            start.Environment["Http_Authorization"] = "Bearer token";
            return Programs.RunAsync(start, body, cancellationToken);
        }

        // As the classic watchdog starts it.
        Task<ProcessAnswer> PythonAsync(string step, string body)
        {
            var start = new ProcessStartInfo(python, [Path.Combine(Programs.PythonFolder, "index.py"), step]);
            start.Environment["IRIS_SERVER"] = server.PythonAddress.ToString();
            return Programs.RunAsync(start, body, cancellationToken);
        }
    }
}

/// <summary>A step as both sides are asked for it.</summary>
/// <param name="Name">Its name; in Python, that of its handler too.</param>
/// <param name="Project">Its function's project.</param>
/// <param name="Body">What both get on standard input.</param>
/// <param name="HasNative">Whether the function can be native code.</param>
internal sealed record ColdStartStep(string Name, string Project, string Body, bool HasNative = true)
{
    /// <summary>The load is as small as it can be: what is measured is the start.</summary>
    public static IReadOnlyList<ColdStartStep> All { get; } =
    [
        new("auth", "IrisAuth", "iris;secret"),
        new("load", "IrisLoad", "1;50"),
        new("train", "IrisTrain", "", HasNative: false),
        new("predict", "IrisPredict", "default;5.1,3.5,1.4,0.2"),
    ];

    /// <summary>How its function is compiled, in the order of the table.</summary>
    public IEnumerable<string> Compilations => HasNative ? ["jit", "r2r", "native"] : ["jit", "r2r"];
}
