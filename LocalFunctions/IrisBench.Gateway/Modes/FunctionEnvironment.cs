using System.Globalization;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;
using IrisBench.Processes;
using IrisBench.ServiceDefaults;

namespace IrisBench.Gateway.Modes;

/// <summary>The variables of a function's process: of the gateway's only those that any program may need, where telemetry goes, where
/// services are found and whose pages may call; then the function's; then what the mode needs.</summary>
internal sealed class FunctionEnvironment(EnvironmentMark mark)
{
    private static readonly string[] OfTheSystem = ["OTEL_", "services__", "CallerCheck__"];

    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string Attributes = "OTEL_RESOURCE_ATTRIBUTES";
    private const string InstanceAttribute = "service.instance.id=";

    // These say who the gateway is, and that its console understands colours.
    private static readonly string[] Own =
        [ServiceName, Attributes, "DOTNET_LAUNCH_PROFILE", "DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"];

    private readonly Dictionary<string, string> _inherited = PlainEnvironment.With(OfTheSystem)
        .Where(variable => !Own.Contains(variable.Key)).ToDictionary();

    /// <summary>A process that listens on loopback.</summary>
    public ProcessStart ForHttp(Function function, Replica replica)
    {
        var variables = Of(function, replica.Instance);
        variables["ASPNETCORE_URLS"] = replica.Address.GetLeftPart(UriPartial.Authority);
        variables["port"] = replica.Port.ToString(CultureInfo.InvariantCulture);
        variables[ManagementPort.Setting] = replica.ManagementPort.ToString(CultureInfo.InvariantCulture);
        return Start(function, variables, []);
    }

    /// <summary>A process for one request.</summary>
    public ProcessStart ForFork(Function function, string instance, IReadOnlyDictionary<string, string> request)
    {
        var variables = Of(function, instance);
        foreach (var (name, value) in request)
            variables[name] = value;
        return Start(function, variables, function.Program.ForkArguments);
    }

    private static ProcessStart Start(Function function, Dictionary<string, string> variables, IReadOnlyList<string> further)
        => new(function.Program.FileName, [.. function.Program.Arguments, .. further], variables, function.Program.WorkingDirectory);

    private Dictionary<string, string> Of(Function function, string instance)
    {
        var variables = new Dictionary<string, string>(_inherited) { [ServiceName] = function.Name };
        foreach (var (name, value) in function.Program.Environment.Concat(function.Specification.Environment))
            variables[name] = value;
        variables[Attributes] = WithInstance(variables.GetValueOrDefault(Attributes), instance);
        variables[mark.Name] = mark.Value;
        return variables;
    }
    // Who gives the function an instance of its own in its Environment wants that one.
    private static string WithInstance(string? attributes, string instance) => attributes switch
    {
        null or "" => InstanceAttribute + instance,
        _ when attributes.Split(',').Any(attribute => attribute.TrimStart().StartsWith(InstanceAttribute, StringComparison.Ordinal))
            => attributes,
        _ => $"{attributes},{InstanceAttribute}{instance}",
    };
}
