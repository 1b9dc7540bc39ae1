using System.CommandLine;
using IrisBench.Compare.Credentials;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;

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
        Description = $"Read iris-server's password from standard input. Else {PasswordSource.IrisVariable}, else the AppHost's user secrets.",
    };

    public IEnumerable<Option> All => [_user, _gatewayUser, _passwordFromStandardInput];

    /// <param name="arguments">What was given.</param>
    /// <param name="experiment">What is run.</param>
    /// <param name="withGateway">Whether functions are brought into their modes at a gateway.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CompareException">A password that is needed is nowhere.</exception>
    public async Task<RunCredentials> ReadAsync(ParseResult arguments, Experiment experiment, bool withGateway, CancellationToken cancellationToken)
    {
        var password = await PasswordSource.FindIrisAsync(arguments.GetValue(_passwordFromStandardInput), cancellationToken);
        var gatewayPassword = withGateway && experiment.Sides.Any(side => side.Packaging == Packaging.Functions) ? PasswordSource.FindGateway() : null;
        return new RunCredentials(arguments.GetRequiredValue(_user), password, arguments.GetRequiredValue(_gatewayUser), gatewayPassword);
    }
}
