using System.CommandLine;
using IrisBench.Compare.RunningSystem;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using Microsoft.Extensions.Configuration;

namespace IrisBench.Compare.Commands;

/// <summary>Options that say who signs in. Passwords are no options: a command line is seen by everybody.</summary>
internal sealed class CredentialOptions
{
    private readonly Option<string> _user = new("--user") { Description = "User of iris-server.", DefaultValueFactory = _ => "iris" };

    private readonly Option<string> _gatewayUser = new("--gateway-user")
    {
        Description = $"User of the gateway. Its password: {PasswordSource.GatewayVariable}, else the AppHost's user secrets.",
        DefaultValueFactory = _ => "admin",
    };

    private readonly Option<bool> _passwordFromStandardInput = new("--password-stdin")
    {
        Description = $"Read iris-server's password from standard input. Else {PasswordSource.IrisVariable}, "
            + "else the AppHost's user secrets.",
    };

    public IEnumerable<Option> All => [_user, _gatewayUser, _passwordFromStandardInput];

    /// <summary>Who signs in; at the gateway too where functions are brought into their modes there.</summary>
    /// <exception cref="CompareException">A password that is needed is nowhere.</exception>
    public async Task<RunCredentials> ReadAsync(
        ParseResult arguments, Experiment experiment, bool withGateway, CancellationToken cancellationToken)
    {
        var password = await PasswordSource.FindIrisAsync(arguments.GetValue(_passwordFromStandardInput), cancellationToken);
        var gatewayPassword = withGateway && experiment.Sides.Any(side => side.Packaging == Packaging.Functions)
            ? PasswordSource.FindGateway()
            : null;
        return new RunCredentials(arguments.GetRequiredValue(_user), password, arguments.GetRequiredValue(_gatewayUser), gatewayPassword);
    }
}

/// <summary>Where passwords come from, nearest first: standard input, the environment, the AppHost's configuration.</summary>
internal static class PasswordSource
{
    public const string IrisVariable = "IRISBENCH_PASSWORD";
    public const string GatewayVariable = "IRISBENCH_GATEWAY_PASSWORD";

    private const string IrisParameter = "Parameters:iris-password";
    private const string GatewayParameter = "Parameters:gateway-password";

    /// <summary>Of iris-server.</summary>
    /// <exception cref="CompareException">It is nowhere.</exception>
    public static async Task<string> FindIrisAsync(bool fromStandardInput, CancellationToken cancellationToken)
        => fromStandardInput
            ? await ReadLineAsync(cancellationToken)
            : Find(IrisVariable, IrisParameter) ?? throw new CompareException(
                $"No password: set {IrisVariable} or pass --password-stdin; the AppHost's user secrets have no {IrisParameter}.");

    /// <summary>Of the gateway's management.</summary>
    /// <exception cref="CompareException">It is nowhere.</exception>
    public static string FindGateway()
        => Find(GatewayVariable, GatewayParameter) ?? throw new CompareException(
            $"No password of the gateway: set {GatewayVariable}; the AppHost's user secrets have no {GatewayParameter}.");

    private static async Task<string> ReadLineAsync(CancellationToken cancellationToken)
        => await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line
            ? line
            : throw new CompareException("--password-stdin was given, but standard input has no password: pipe one in, as in "
                + "'pass show iris | irisbench compare --password-stdin'.");

    // The AppHost generates the passwords at its first start and keeps them in its user secrets.
    private static string? Find(string variable, string parameter)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password
            ? password
            : new ConfigurationBuilder().AddUserSecrets(AppHostLocation.UserSecretsId).AddEnvironmentVariables().Build()[parameter]
                is { Length: > 0 } kept
                ? kept
                : null;
}
