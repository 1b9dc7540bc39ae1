namespace IrisBench.Tests.Gateway;

public sealed class StartupTests
{
    [Theory]
    [InlineData("Gateway:BasicAuth:Password", "", "setting Gateway:BasicAuth:Password is missing")]
    [InlineData("Gateway:BasicAuth:User", "", "setting Gateway:BasicAuth:User is missing")]
    [InlineData("f:Program", "", "setting Gateway:Functions:f:Program is missing")]
    [InlineData("f:Program", "/nowhere/to/be/found.dll", "does not exist")]
    [InlineData("f:Mode", "hot", "must be warm, zero or fork, not 'hot'")]
    [InlineData("f:TimeoutSeconds", "0", "must be a number from 1 to")]
    [InlineData("f:MaxInFlight", "-1", "must be a number from 0 to")]
    [InlineData("f:WorkingDirectory", "/nowhere", "does not exist")]
    [InlineData("f:Labels:com.openfaas.scale.min", "6", "com.openfaas.scale.min must be a number from 0 to 5")]
    [InlineData("f:Labels:com.openfaas.scale.zero", "maybe", "must be true or false")]
    [InlineData("f:Labels:com.openfaas.scale.type", "memory", "com.openfaas.scale.type must be rps, capacity or cpu")]
    [InlineData("f:Annotations:autoscaling.knative.dev/target", "none", "autoscaling.knative.dev/target must be a number from")]
    [InlineData("Gateway:Scaling:IntervalSeconds", "0.1", "must be a number of seconds from 0.25 to 60")]
    [InlineData("Gateway:Functions:Upper:Program", "x", "is no name for a function")]
    public async Task A_bad_setting_is_refused_in_one_line(string name, string value, string reason)
    {
        var (exitCode, _, errors) = await GatewayProcess.RefuseAsync(("f:Program", GatewayProcess.TestFunction), (name, value));
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }
}
