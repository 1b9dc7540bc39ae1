using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Api;

/// <summary>POST <c>/system/fault/{name}</c>, which OpenFaaS has not: what a machine or a bug does to a function's processes, done when it
/// is asked for. What is killed is started again as after any crash.</summary>
internal static class FaultEndpoints
{
    private const double Shortest = 0.05;
    private const double Longest = 600;

    public static void MapFaults(this IEndpointRouteBuilder system) => system.MapPost("/fault/{name}", DoAsync);

    private static async Task<IResult> DoAsync(HttpContext context, string name, FunctionRegistry functions)
    {
        var fault = await RequestJson.ReadAsync(context, GatewayContractJson.Default.FunctionFault);
        Action<IReadOnlyList<FunctionProcess>> work = fault switch
        {
            { Do: FaultNames.Kill, Seconds: 0 } => static all => Each(all, process => process.Kill()),
            { Do: FaultNames.Restart, Seconds: 0 } => static all => Each(all, process => process.Terminate()),
            { Do: FaultNames.Stop, Seconds: >= Shortest and <= Longest } => all => Stop(all, TimeSpan.FromSeconds(fault.Seconds)),
            _ => throw new RefusedException(
                $"do must be {FaultNames.Kill} or {FaultNames.Restart}, or {FaultNames.Stop} with seconds from {Shortest} to {Longest}."),
        };
        var processes = functions.Named(name).Ledger.Living;
        work(processes);
        return TypedResults.Json(new FaultDone(processes.Count), GatewayContractJson.Default.FaultDone);
    }

    // They go on whoever asked and whatever became of them. When the gateway ends meanwhile, it kills them, which needs no going on.
    private static void Stop(IReadOnlyList<FunctionProcess> processes, TimeSpan time)
    {
        Each(processes, process => process.Stop());
        _ = ContinueAsync();

        async Task ContinueAsync()
        {
            await Task.Delay(time);
            Each(processes, process => process.Continue());
        }
    }

    private static void Each(IReadOnlyList<FunctionProcess> processes, Action<FunctionProcess> work)
    {
        foreach (var process in processes)
            work(process);
    }
}
