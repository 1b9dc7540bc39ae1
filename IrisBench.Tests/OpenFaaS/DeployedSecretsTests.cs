using System.Text;
using Aspire.Hosting;

namespace IrisBench.Tests.OpenFaaS;

public class DeployedSecretsTests
{
    [Fact]
    public async Task A_secret_parameter_of_a_function_is_a_secret_with_a_file_of_its_name_and_no_other_parameter_is()
    {
        var model = new PublishedModel();
        model.Parameter("not-given", "x", secret: true);
        model.Function("resize")
            .WithEnvironment("API_KEY", model.Parameter("api-key", "a key: ü", secret: true))
            .WithEnvironment("SIZE", model.Parameter("size", "5"));

        var secret = Assert.Single(await model.SecretsAsync());

        Assert.Equal("api-key", secret.Metadata.Name);
        Assert.Equal("openfaas-fn", secret.Metadata.NamespaceProperty);
        Assert.Equal("a key: ü", Encoding.UTF8.GetString(Assert.Contains("api-key", secret.Data)));
    }
}
