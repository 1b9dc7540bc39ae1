using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Publishing;
using k8s.Models;

namespace IrisBench.Tests.OpenFaaS;

public class ServiceRolesTests
{
    [Fact]
    public async Task A_function_may_read_the_one_Service_it_looks_up_and_is_told_which()
    {
        var stack = await PublishAsync(OpenFaaSEdition.Community);

        Assert.Equal(("server-service", "irises", "6002"), (Told("NAME"), Told("SPACE"), Told("PORT")));
        var role = Assert.Single(stack.Objects.Roles.OfType<V1Role>());
        var rule = Assert.Single(role.Rules);
        Assert.Equal("irises", role.Metadata.NamespaceProperty);
        Assert.Equal([""], rule.ApiGroups);
        Assert.Equal(["services"], rule.Resources);
        Assert.Equal(["server-service"], rule.ResourceNames);
        Assert.Equal(["get"], rule.Verbs);

        string Told(string variable) => stack.File.Functions["first"].Environment[variable];
    }

    [Fact]
    public async Task In_the_Community_edition_the_default_account_is_bound_too()
    {
        var stack = await PublishAsync(OpenFaaSEdition.Community);

        Assert.Equal(["default", "reader"], Accounts(stack));
        Assert.Equal("reader", stack.File.Functions["first"].Annotations["com.openfaas.serviceaccount"]);
    }

    [Fact]
    public async Task In_the_Standard_edition_only_the_functions_own_account_is_bound()
    {
        var stack = await PublishAsync(OpenFaaSEdition.Standard);

        Assert.Equal(["reader"], Accounts(stack));
        var account = Assert.Single(stack.Objects.Roles.OfType<V1ServiceAccount>());
        Assert.Equal(("reader", "openfaas-fn"), (account.Metadata.Name, account.Metadata.NamespaceProperty));
    }

    [Fact]
    public async Task A_lookup_in_an_unknown_namespace_is_an_error_that_says_what_to_call()
    {
        var model = new PublishedModel();
        model.Function("function", f => f.LookUpService(model.Server.GetEndpoint("http")));

        Assert.Contains("WithNamespaceOf", await model.RefusalAsync(), StringComparison.Ordinal);
    }

    private static async Task<BuiltStack> PublishAsync(OpenFaaSEdition edition)
    {
        var model = new PublishedModel();
        model.OpenFaaS.WithNamespaceOf(model.Cluster, "irises").WithProperties(environment => environment.Edition = edition);
        foreach (var name in new[] { "first", "second" })
        {
            model.Function(name, f =>
            {
                f.ServiceAccount = "reader";
                f.LookUpService(model.Server.GetEndpoint("http"), "NAME", "SPACE", "PORT");
            });
        }

        return await model.PublishAsync();
    }

    private static IEnumerable<string> Accounts(BuiltStack stack)
    {
        var subjects = Assert.Single(stack.Objects.Roles.OfType<V1RoleBinding>()).Subjects;
        Assert.All(subjects, subject => Assert.Equal("openfaas-fn", subject.NamespaceProperty));
        return subjects.Select(subject => subject.Name);
    }
}
