using IrisBench.Compare.RunningSystem;
using Microsoft.Extensions.Configuration;

namespace IrisBench.Compare.Credentials;

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
            : throw new CompareException("--password-stdin was given, but standard input has no password.");

    // The AppHost generates the passwords at its first start and keeps them in its user secrets.
    private static string? Find(string variable, string parameter)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password
            ? password
            : new ConfigurationBuilder().AddUserSecrets(AppHostLocation.UserSecretsId).AddEnvironmentVariables().Build()[parameter] is { Length: > 0 } kept
                ? kept
                : null;
}
