using IrisBench.Benchmarks.Gateway;
using IrisBench.Processes;

namespace IrisBench.Benchmarks.SameClock;

/// <summary>A gateway with four functions that are each the load step.</summary>
internal sealed class FourFunctions : IAsyncDisposable
{
    private const string Program = "IrisLoad";
    private const string Load = """{"iterations":1,"size":500,"seed":1}""";

    private static readonly string[] Names = ["one", "two", "three", "four"];

    private readonly ServerProcess _gateway;

    private FourFunctions(ServerProcess gateway) => _gateway = gateway;

    /// <exception cref="MeasurementException">They do not answer.</exception>
    public static async Task<FourFunctions> StartAsync(CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string> { ["Gateway__BasicAuth__User"] = "benchmark", ["Gateway__BasicAuth__Password"] = Guid.NewGuid().ToString() };
        foreach (var name in Names)
            variables[$"Gateway__Functions__{name}__Program"] = BuildMetadata.Of(Program);
        var functions = new FourFunctions(await ServerProcess.StartAsync("IrisBench.Gateway", "/healthz", variables, cancellationToken));
        // A call waits until its function's process is there.
        await functions.CallAsync(cancellationToken);
        return functions;
    }

    /// <summary>Calls each of them once.</summary>
    public async Task CallAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            using var body = new StringContent(Load);
            using var answer = await _gateway.Client.PostAsync($"/function/{name}", body, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new MeasurementException($"Function {name} answered {(int)answer.StatusCode}.");
        }
    }

    public FunctionClocks Clocks()
    {
        var processes = ProcFiles.ChildrenOf(_gateway.Id).Where(IsLoad).ToArray();
        return processes.Length == Names.Length
            ? new FunctionClocks(new Uri(_gateway.Client.BaseAddress!, "/metrics"), Names, processes)
            : throw new MeasurementException($"The gateway has {processes.Length} processes of its functions, not {Names.Length}.");
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    private static bool IsLoad(int processId) => ProcFiles.Read(processId, "cmdline")?.Contains($"{Program}.dll", StringComparison.Ordinal) == true;
}
