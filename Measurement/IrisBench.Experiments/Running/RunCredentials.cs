namespace IrisBench.Experiments.Running;

/// <summary>What a run signs in with. None of it is ever written down.</summary>
/// <param name="User">User of iris-server.</param>
/// <param name="Password">Their password.</param>
/// <param name="GatewayUser">User of the gateway's <c>/system</c>.</param>
/// <param name="GatewayPassword">Their password; null where no function has to be brought into a mode.</param>
public sealed record RunCredentials(string User, string Password, string GatewayUser = "admin", string? GatewayPassword = null)
{
    /// <summary>Hides the passwords: records print their members.</summary>
    public override string ToString() => $"{nameof(RunCredentials)} {{ {nameof(User)} = {User}, {nameof(GatewayUser)} = {GatewayUser} }}";
}
