using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>職員 one by one: name, place, sign-in, transfers, and what was done to the account.</summary>
internal sealed class StaffMemberModel(StaffQuery query, StaffCommands commands, TransferCommands transfers, SignInWays ways, TimeProvider clock) : StaffPage
{
    /// <summary>Account id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Idempotency key of this rendering of the page.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    public StaffFile Member { get; private set; } = null!;

    public IReadOnlyList<StaffEvent> History { get; private set; } = [];

    public FormState NameForm { get; private set; } = null!;

    public FormState PlaceForm { get; private set; } = null!;

    public FormState TransferForm { get; private set; } = null!;

    public FormState LinkForm { get; private set; } = null!;

    /// <summary>The form that was refused, or null.</summary>
    public FormState? Refused { get; private set; }

    /// <summary>A password that was just given out, or null.</summary>
    public GivenPassword? Given { get; private set; }

    /// <summary>The provider, or null where there is none.</summary>
    public OpenIdConnectSignIn? Provider => ways.External;

    /// <summary>True for one's own page: what gives rights or a sign-in is left to another 運用管理者.</summary>
    public bool IsOwn => Id == Actor.Id;

    public DateOnly Today => JapanTime.Today(clock);

    private string Address => "/staff/" + Id;

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(null);
        return LoadAsync(null, null, [], cancellationToken);
    }

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancellationToken) =>
        SubmitAsync<StaffNameForm>(f => commands.RenameAsync(Id, f, Actor, Key!, cancellationToken), "氏名・メールアドレスを変更しました。", cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) =>
        SubmitAsync<StaffPlaceForm>(f => commands.MoveAsync(Id, f, Actor, Key!, cancellationToken), "所属と職務を変更しました。引き受けていたタスクのうち、続けられないものは所属へ戻しました。", cancellationToken);

    public Task<IActionResult> OnPostTransferAsync(CancellationToken cancellationToken) =>
        SubmitAsync<StaffTransferForm>(f => transfers.AnnounceAsync(Id, f, Actor, Key!, cancellationToken), "人事異動を登録しました。異動前の所属の監督者に知らせました。", cancellationToken);

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken) => Provider is not { } provider
        ? Task.FromResult<IActionResult>(NotFound())
        : SubmitAsync<StaffLinkForm>(f => commands.LinkAsync(Id, provider.Provider, f, Actor, Key!, cancellationToken), "認証基盤の識別子と結び付けました。", cancellationToken);

    public Task<IActionResult> OnPostUnlinkAsync(CancellationToken cancellationToken) => DoAsync(k => commands.UnlinkAsync(Id, Actor, k, cancellationToken), "識別子との結付けを解除しました。");

    public Task<IActionResult> OnPostLockAsync(CancellationToken cancellationToken) => DoAsync(k => commands.LockAsync(Id, Actor, k, cancellationToken), "ロックしました。本人のサインインは終わります。");

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) => DoAsync(k => commands.UnlockAsync(Id, Actor, k, cancellationToken), "ロックを解除しました。");

    public Task<IActionResult> OnPostFactorAsync(CancellationToken cancellationToken) => DoAsync(k => commands.ResetSecondFactorAsync(Id, Actor, k, cancellationToken), "二段階認証を解除しました。");

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken) => DoAsync(k => commands.DeactivateAsync(Id, Actor, k, cancellationToken), "使えない状態にしました。引き受けていたタスクは所属へ戻しました。");

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) => DoAsync(k => commands.ReactivateAsync(Id, Actor, k, cancellationToken), "再び使えるようにしました。");

    public Task<IActionResult> OnPostCancelTransferAsync([FromForm] string transfer, CancellationToken cancellationToken) => DoAsync(k => transfers.CancelAsync(transfer, Actor, k, cancellationToken), "人事異動を取り消しました。");

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(Key);
        try
        {
            Given = await commands.ResetPasswordAsync(Id, Actor, Key, cancellationToken);
        }
        catch (BurstRefusedException e)
        {
            TellProblem(e.Message);
            return LocalRedirect(Address);
        }

        Key = PostedForm.KeyOr(null);
        await LoadAsync(null, null, [], cancellationToken);
        return Page();
    }

    private Task<IActionResult> DoAsync(Func<string, Task<string>> command, string done) => RunAsync(async () =>
    {
        await command(PostedForm.KeyOr(Key));
        return done;
    }, Address);

    private async Task<IActionResult> SubmitAsync<TForm>(Func<TForm, Task> command, string done, CancellationToken cancellationToken)
        where TForm : class
    {
        var typed = PostedForm.Typed(Request);
        Key = PostedForm.KeyOr(Key);
        try
        {
            await command(PostedForm.Read<TForm>(typed));
            Tell(done);
            return LocalRedirect(Address);
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync(typeof(TForm), typed, e.Errors, cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
        catch (TaskConflictException e) when (e.Kind != TaskConflictKind.NotFound)
        {
            TellProblem(e.Message);
            return LocalRedirect(Address);
        }
    }

    private async Task LoadAsync(Type? refused, FormData? typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        Member = await query.FindAsync(Actor, Id, cancellationToken);
        History = await query.HistoryAsync(Actor, Id, cancellationToken);
        NameForm = Make(new StaffNameForm { DisplayName = Member.Account.DisplayName, Email = Member.Account.Email ?? "" });
        PlaceForm = Make(new StaffPlaceForm { DivisionId = Member.Place.DivisionId, Duties = [.. Member.Place.Duties] });
        TransferForm = Make(new StaffTransferForm { NewDuties = [.. Member.Place.Duties] });
        LinkForm = Make(new StaffLinkForm());

        FormState Make(object form)
        {
            var wrong = form.GetType() == refused;
            var state = new FormState(FormDescriptor.Of(form.GetType()), wrong ? typed! : FormBinder.Unbind(form), query.Choices(), wrong ? errors : []);
            if (wrong)
                Refused = state;
            return state;
        }
    }
}
