using IrisBench.Hosting.OpenFaaS.Stack;
using IrisBench.Tests.Monitoring;
using IrisBench.Tests.Publishing;
using IrisBench.Tests.Publishing.Kubernetes;
using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.OpenFaaS;

[Collection(CommittedPublicationCollection.Name)]
public sealed class CommittedFilesTests(CommittedPublication published)
{
    private static readonly string Folder = RepositoryRoot.File("deploy", "openfaas");

    [Fact]
    public void They_are_what_the_model_publishes_and_publishing_twice_gives_the_same_bytes()
    {
        Assert.Equal(TemporaryFolder.ContentOf(published.First.OpenFaaS), TemporaryFolder.ContentOf(Folder));
        Assert.Equal(TemporaryFolder.ContentOf(published.First.OpenFaaS), TemporaryFolder.ContentOf(published.Second.OpenFaaS));
    }

    [Fact]
    public async Task No_secret_is_in_what_is_published()
    {
        const string Password = "a-password-nobody-may-see";
        const string SigningKey = "a-signing-key-nobody-may-see-because-it-signs-the-tokens-of-all-users";
        using var with = await PublishedApplication.PublishAsync(
            $"--Parameters:iris-password={Password}", $"--Parameters:jwt-signing-key={SigningKey}");

        Assert.NotEmpty(with.Files);
        Assert.All(with.Files.Select(File.ReadAllText), text =>
        {
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(SigningKey, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Stack_yaml_has_the_four_steps_and_only_keys_that_faas_cli_reads()
    {
        var path = Path.Combine(Folder, "stack.yaml");

        Assert.Empty(StackKeys.Unknown(File.ReadAllText(path)));
        Assert.Equal(["iris-auth", "iris-load", "iris-predict", "iris-train"], Functions(path).Select(function => function.Key.ToString()));
    }

    [Theory]
    [InlineData("iris-auth")]
    [InlineData("iris-train")]
    [InlineData("iris-predict")]
    public void A_function_looks_up_the_very_Service_that_the_role_lets_it_read(string name)
    {
        var environment = (YamlMappingNode)Functions(Path.Combine(Folder, "stack.yaml"))[name]["environment"];
        var role = Roles().OfType<V1Role>().Single();

        Assert.Equal("Kubernetes", environment.Text("IrisServer__Discovery"));
        Assert.Equal(role.Rules.Single().ResourceNames.Single(), environment.Text("IrisServer__ServiceName"));
        Assert.Equal(role.Metadata.NamespaceProperty, environment.Text("IrisServer__Namespace"));
        Assert.Equal("6002", environment.Text("IrisServer__Port"));
    }

    [Fact]
    public void The_role_is_bound_to_the_account_that_the_Community_edition_uses()
    {
        var binding = Roles().OfType<V1RoleBinding>().Single();

        Assert.Contains(
            binding.Subjects,
            subject => (subject.Kind, subject.Name, subject.NamespaceProperty) == ("ServiceAccount", "default", CommunityLimits.Namespace));
        Assert.Equal(Roles().OfType<V1Role>().Single().Metadata.Name, binding.RoleRef.Name);
    }

    [Fact]
    public void Each_function_is_a_Function_resource_too()
    {
        foreach (var (name, function) in Functions(Path.Combine(Folder, "stack.yaml")))
        {
            var manifest = YamlTree.Load(Path.Combine(Folder, "functions", $"{name}.yaml"));

            Assert.Equal(("openfaas.com/v1", "Function"), (manifest.Text("apiVersion"), manifest.Text("kind")));
            Assert.Equal(function["environment"], manifest["spec"]["environment"]);
            Assert.Equal($"irisbench/{name}:{ProductVersion.Current}", manifest["spec"]["image"].ToString());
        }
    }

    [ToolFact(Tool.Kubectl)]
    public async Task The_kustomization_says_where_the_images_of_the_Function_resources_are()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder.Path, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var kustomization = Path.Combine(folder.Path, "kustomization.yaml");
        await File.WriteAllTextAsync(
            kustomization,
            (await File.ReadAllTextAsync(kustomization))
                .Replace("newName: irisbench/", "newName: registry.example:5000/iris/", StringComparison.Ordinal)
                .Replace($"newTag: {ProductVersion.Current}", "newTag: v7", StringComparison.Ordinal));

        var rendered = await Tool.RunAsync(Tool.Kubectl, "kustomize", folder.Path);

        Assert.All(
            Functions(Path.Combine(Folder, "stack.yaml")).Children.Keys,
            name => Assert.Contains($"image: registry.example:5000/iris/{name}:v7\n", rendered, StringComparison.Ordinal));
        Assert.Contains("kind: NetworkPolicy", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_are_called_by_the_gateway_and_scraped_and_call_iris_server_DNS_and_the_api_server_only()
        => FunctionNamespace.AssertGuarded(
            Path.Combine(Folder, "openfaas-namespace.yaml"), "openfaas-fn", callers: ["monitoring", "openfaas"]);

    [ToolFact(OpenApiSchema.Package)]
    public async Task What_goes_to_the_API_server_satisfies_its_schema()
        => Assert.Equal(
            "",
            await OpenApiSchema.ErrorsOfAsync(
                string.Join("---\n", Directory.EnumerateFiles(Folder, "openfaas-*.yaml").Select(File.ReadAllText))));

    // Strictly: a field that Kubernetes does not know is a failure.
    private static List<object> Roles()
        => KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Folder, "openfaas-roles.yaml")), strict: true);

    private static YamlMappingNode Functions(string path) => (YamlMappingNode)YamlTree.Load(path)["functions"];
}
